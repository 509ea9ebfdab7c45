# Ace finds no violation, and foliate-js opens the book, follows every link and pops up a note by day and by night. Both are installed
# by ./check; 77 (skipped) where it could not have them.
set -e
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
engines="$SOURCE/build/engines"
if [ ! -f "$engines/ready" ]; then
    echo "NO READER ENGINES: ./check could not install them, so only EPUBCheck has seen the book."
    exit 77
fi

"$DOSSIER" build "$SOURCE/seeds" -q -o "$work/book.epub" -o "$work/book.pdf" --set epub.timeline=svg
export HOME="$work" XDG_CONFIG_HOME="$work/config" XDG_CACHE_HOME="$work/cache" TMPDIR="$work"
node "$SOURCE/tests/e2e/epub/read.mjs" "$engines" "$work/book.epub"
PUPPETEER_EXECUTABLE_PATH="$engines/browser" ACE_TIMEOUT_INITIAL=240000 \
    "$engines/node_modules/.bin/ace-cli" --silent --force -o "$work/ace" "$work/book.epub" || true
/usr/bin/python3 - "$work/ace/report.json" <<'PYTHON'
import json, sys
report = json.load(open(sys.argv[1]))
found = [a for page in report["assertions"] for a in page["assertions"]
         if a["earl:result"]["earl:outcome"] == "fail"]
for a in found:
    print(a["earl:test"]["earl:impact"], a["earl:test"]["dct:title"], a["earl:result"]["dct:description"])
sys.exit(1 if found or not report["assertions"] and not report["outlines"] else 0)
PYTHON
