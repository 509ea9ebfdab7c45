# The program works in a network name space without any device, and makes no socket.
set -e
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
"$DOSSIER" build "$SOURCE/seeds" -q -o "$work/a.json"
if unshare -rn true 2>/dev/null; then
    unshare -rn "$DOSSIER" build "$SOURCE/seeds" -q -o "$work/b.json"
    cmp "$work/a.json" "$work/b.json"
    echo "the same without a network"
fi
# LeakSanitizer cannot work under a tracer.
ASAN_OPTIONS=detect_leaks=0 strace -f -e trace=network -o "$work/trace" \
    "$DOSSIER" build "$SOURCE/seeds" -q -o "$work/c.json" -o "$work/c.pdf" -o "$work/c.epub"
if grep -qE '(socket|connect|sendto|bind)\(' "$work/trace"; then
    grep -E '(socket|connect|sendto|bind)\(' "$work/trace" | head; exit 1
fi
echo "no socket was made"
