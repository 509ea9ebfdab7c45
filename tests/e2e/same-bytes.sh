# Same input and options, same bytes: whatever the time zone, locale, home, folder, order and threads.
set -e
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cp -r "$SOURCE/seeds" "$work/seeds"
outputs="-o a.json -o a.pdf -o a.epub -o a.html -o a.md"
cd "$work"
mkdir one two home
(cd one && "$DOSSIER" build ../seeds $outputs -q --threads 1)
(cd two && env TZ=Asia/Kathmandu LC_ALL=C.UTF-8 LANG=vi_VN.UTF-8 HOME="$work/home" XDG_CACHE_HOME="$work/home" \
    "$DOSSIER" build ../seeds $outputs -q --threads 4)
diff -r one two
mkdir three
mv seeds moved; mkdir seeds; for f in $(ls -r moved); do mv "moved/$f" seeds/; done
(cd three && env -i PATH="$PATH" LSAN_OPTIONS="${LSAN_OPTIONS:-}" TZ=Africa/Cairo "$DOSSIER" build ../seeds $outputs -q)
diff -r one three
echo "three runs, the same bytes"
