# Whatever call fails while outputs are published, each output is the old one or the new one, whole,
# and the exit status says so; what only interrupts is no fault; after kill -9 the next run works.
set -e
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
export ASAN_OPTIONS="${ASAN_OPTIONS:+$ASAN_OPTIONS:}verify_asan_link_order=0"
"$DOSSIER" build "$SOURCE/seeds" -o "$work/new.json" -q
printf 'old' > "$work/old"
out="$work/out"; mkdir "$out"
runs=0
exec 2> "$work/noise" # the shell tells of every process that was killed

# attempt CALL NUMBER KIND: 0 when the call came; status is that of the program.
attempt() {
    for name in a.json b.json; do cp "$work/old" "$out/$name"; done
    rm -f "$work/fired"
    status=0
    env LD_PRELOAD="$BUILD/tests/fault.so" FAULT_FOLDER="$out" FAULT_FIRED="$work/fired" \
        FAULT_CALL="$1" FAULT_NUMBER="$2" FAULT_KIND="$3" \
        "$DOSSIER" render "$work/new.json" -o "$out/a.json" -o "$out/b.json" -q 2> "$work/messages" || status=$?
    runs=$((runs + 1))
    [ -e "$work/fired" ]
}
fail() { echo "$1 number $2 ($3): $4 (status $status)"; cat "$work/messages"; exit 1; }
whole() {
    for name in a.json b.json; do
        cmp -s "$out/$name" "$work/old" || cmp -s "$out/$name" "$work/new.json" || fail "$@" "$name is torn"
    done
}
all_new() { cmp -s "$out/a.json" "$work/new.json" && cmp -s "$out/b.json" "$work/new.json"; }

for call in open write fsync rename ftruncate fchmod flock; do
    number=1
    while attempt $call $number 28; do                             # ENOSPC
        whole $call $number ENOSPC
        # Only reading the old file to compare may fail without harm.
        [ $status -eq 7 ] || { [ $status -eq 0 ] && all_new; } || fail $call $number ENOSPC "another status is expected"
        if [ $status -eq 7 ]; then grep -q "json" "$work/messages" || fail $call $number ENOSPC "no file is named"; fi
        attempt $call $number 5 || fail $call $number EIO "the call did not come again"
        whole $call $number EIO
        attempt $call $number kill || fail $call $number kill "the call did not come again"
        [ $status -eq 137 ] || fail $call $number kill "it was not killed"
        whole $call $number kill
        "$DOSSIER" render "$work/new.json" -o "$out/a.json" -o "$out/b.json" -q
        all_new || fail $call $number kill "the run after it left something else"
        number=$((number + 1))
    done
    [ $status -eq 0 ] && all_new || fail $call $number none "without a fault it must work"
    [ $number -gt 1 ] || fail $call 1 none "the call never came"
done

for call in write fsync flock; do
    attempt $call 1 4 || fail $call 1 EINTR "the call did not come"
    [ $status -eq 0 ] && all_new || fail $call 1 EINTR "an interruption is no fault"
done
attempt write 1 short || fail write 1 short "the call did not come"
[ $status -eq 0 ] && all_new || fail write 1 short "a short write is no fault"

# What is kept from run to run is no output: whatever fails there, the briefing is the same and the status 0.
cp "$SOURCE"/seeds/000*.txt "$work/a.txt"
"$DOSSIER" build "$work/a.txt" --no-cache -q -o "$work/clean.json"
cached() { # cached CALL NUMBER KIND
    rm -rf "$work/cache" "$work/fired"; status=0
    mkdir "$work/cache"
    env LD_PRELOAD="$BUILD/tests/fault.so" FAULT_FOLDER="$work/cache" FAULT_FIRED="$work/fired" XDG_CACHE_HOME="$work/cache" \
        FAULT_CALL="$1" FAULT_NUMBER="$2" FAULT_KIND="$3" "$DOSSIER" build "$work/a.txt" -q -o "$work/a.json" 2> "$work/messages" || status=$?
    runs=$((runs + 1))
    [ -e "$work/fired" ] || return 1
    [ $status -eq 0 ] && cmp -s "$work/a.json" "$work/clean.json" || fail "$1" "$2" "$3" "a cache that fails has a say"
    XDG_CACHE_HOME="$work/cache" "$DOSSIER" build "$work/a.txt" -q -o "$work/a.json"
    cmp -s "$work/a.json" "$work/clean.json" || fail "$1" "$2" "$3" "what a failed run kept has a say"
}
for call in open write rename; do
    number=1
    while cached $call $number 28; do
        cached $call $number 5 || fail $call $number EIO "the call did not come again"
        [ $call != write ] || cached $call $number short || fail $call $number short "the call did not come again"
        number=$((number + 1))
    done
    [ $number -gt 1 ] || fail $call 1 none "nothing is kept by this call"
done
[ -z "$(ls -A "$out" | grep -v '^[ab]\.json$')" ] || fail all 0 none "files were left behind: $(ls -A "$out")"
echo "$runs runs with a fault: never a torn file"
