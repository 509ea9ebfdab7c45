# Book and PDF of one run hold the document: the same items in the same order, with their words, anchors and citations.
set -e
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
same() { /usr/bin/python3 "$SOURCE/tests/e2e/epub/same.py" "$work/$1" "$SOURCE/lang/vi/labels.tsv" "$work/book.epub" "${@:2}"; }

# The pages have room for a choice only, when there are many articles.
/usr/bin/python3 "$SOURCE/bench/make_corpus.py" 12 "$work/many" > /dev/null
"$DOSSIER" build "$work/many" -q -o "$work/book.epub" -o "$work/book.pdf" --dump=document > "$work/document"
same document
"$DOSSIER" build "$SOURCE/seeds" -q -o "$work/book.epub" -o "$work/book.pdf" --dump=document > "$work/document"
pdfinfo -struct-text "$work/book.pdf" > "$work/tagged"
same document "$work/book.pdf" "$work/tagged"

# The judge sees what it is asked to see: another word, another source, an item more.
word='/ event-text "/s/ \([^" ]*\)"/ \1 khác"/'
source='0,/ event-cites/s/cite"\[\([0-9]*\)·[0-9]*\]">a[0-9]*-s[0-9]*/cite"[\1·1]">a\1-s1/'
more='0,/ point #s1/s/\( *\)point #s1 .*/&\n\1point #s0 "thêm"/'
for change in "$word" "$source" "$more"; do
    sed "$change" "$work/document" > "$work/changed"
    if cmp -s "$work/document" "$work/changed" || same changed "$work/book.pdf" "$work/tagged" > "$work/said"; then
        echo "not seen: $change"
        exit 1
    fi
done
