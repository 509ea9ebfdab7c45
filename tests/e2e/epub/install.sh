#!/bin/sh
# install.sh FOLDER: puts the reader engine and the checkers for tests/e2e/epub-readers.sh into FOLDER. What cannot be had (no
# network, no browser) is told, and the status is still 0: the tests then say that they had no engine.
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
folder=$1
. "$here/../../../cmake/packages.sh"

none() {
    echo "NO READER ENGINES: $1. The book is checked by Debian's EPUBCheck alone." >&2
    exit 0
}

[ -f "$folder/ready" ] && cmp -s "$here/package-lock.json" "$folder/package-lock.json" && exit 0
mkdir -p "$folder" && rm -f "$folder/ready"
missing=""
for program in node:nodejs npm:npm chromium:chromium; do
    command -v "${program%:*}" >/dev/null 2>&1 || missing="$missing ${program#*:}"
done
if [ -n "$missing" ]; then
    # In a shell of its own, since only a program can be given a time.
    timeout -k 10 300 sh -c '. "$0"; shift; install_missing "$@"' "$here/../../../cmake/packages.sh" - $missing ||
        none "cannot install$missing"
fi
cp "$here/package.json" "$here/package-lock.json" "$folder/" || none "cannot write to $folder"
PUPPETEER_SKIP_DOWNLOAD=1 timeout -k 10 180 npm ci --prefix "$folder" --no-audit --no-fund --loglevel=error \
    --fetch-retry-mintimeout=1000 --fetch-retry-maxtimeout=5000 </dev/null >&2 ||
    none "npm cannot install them"
printf '#!/bin/sh\nexec chromium --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run \\
    --disable-background-networking --disable-component-update --disable-sync "$@"\n' > "$folder/browser"
chmod +x "$folder/browser"
HOME="$folder" timeout -k 10 120 "$folder/browser" --dump-dom about:blank >/dev/null 2>&1 || none "the browser does not start"
rm -rf "$folder/.cache" "$folder/.config"
touch "$folder/ready"
