# Where memory ends, so does the program, with a message and a status; what it had begun to write is no
# output. Each size is a limit of the address space; sanitizers, which map terabytes, are asked to refuse what is large.
set -e
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"$DOSSIER" build "$SOURCE/seeds" --no-cache --threads=1 -q -o "$work/whole.epub" -o "$work/whole.json"
ended=0
attempt() { # attempt NAME COMMAND…: a run under a limit
    name=$1; shift
    for format in epub json; do printf 'old' > "$work/a.$format"; done
    status=0
    "$@" 2> "$work/messages" || status=$?
    for format in epub json; do
        [ "$(cat "$work/a.$format" | head -c 3)" = old ] || cmp -s "$work/a.$format" "$work/whole.$format" || { echo "$name: a.$format is torn"; exit 1; }
    done
    [ $status -ne 0 ] || return 0
    [ -s "$work/messages" ] || { echo "$name: status $status without a message"; exit 1; }
    ended=$((ended + 1))
}
under() { ( ulimit -c 0; ulimit -v "$1"; exec "$DOSSIER" build "$SOURCE/seeds" --no-cache --threads=1 -q -o "$work/a.epub" -o "$work/a.json" ); }

if ( ulimit -v 4000000; "$DOSSIER" --version ) > /dev/null 2>&1; then
    for kb in 20000 40000 60000 70000 75000 80000 85000 90000 95000 100000; do attempt "$kb KB" under $kb; done
    [ $ended -gt 2 ] || { echo "no limit was too small"; exit 1; }
else
    refuse() { ASAN_OPTIONS="$ASAN_OPTIONS:allocator_may_return_null=1:max_allocation_size_mb=1:detect_leaks=0" "$DOSSIER" build "$SOURCE/seeds" --no-cache -q -o "$work/a.epub" -o "$work/a.json"; }
    attempt "blocks of a megabyte" refuse
fi
echo "$ended runs ended for want of memory"
