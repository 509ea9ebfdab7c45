# Every PDF conforms to PDF/UA-1 and PDF/A-2a, in the eyes of our checkers and of other programs, and its text is whole.
set -e
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
support="$SOURCE/tests/support"
jars=""
for jar in preflight pdfbox2 xmpbox fontbox2 commons-logging commons-io pdfbox2-tools javax.activation jaxb-api; do
    jars="$jars:/usr/share/java/$jar.jar"
done

# silent COMMAND…: it succeeds and says nothing.
silent() { "$@" > "$work/said" 2>&1 && ! grep -v "ICC support is not available" "$work/said" || { cat "$work/said"; echo "$*"; exit 1; }; }

check() {
    /usr/bin/python3 "$support/check_pdfua.py" "$1"
    /usr/bin/python3 "$support/check_pdfa.py" "$1"
    qpdf --check "$1" > "$work/said" 2>&1 || { cat "$work/said"; exit 1; }
    silent gs -q -dNOPAUSE -dBATCH -sDEVICE=nullpage -dPDFSTOPONWARNING "$1"
    silent mutool draw -q -o /dev/null "$1"
    /usr/bin/python3 "$support/to_a1b.py" "$1" "$work/a1b.pdf"
    java -cp "$jars" org.apache.pdfbox.preflight.Validator_A1b "$work/a1b.pdf" > "$work/said" 2>&1 || true
    grep -q "is a valid PDF/A-1b file" "$work/said" || { cat "$work/said"; exit 1; }
}

mkdir "$work/one"; cp "$SOURCE/seeds/000_"* "$work/one/"
for corpus in seeds one; do
    sources="$work/one"; [ $corpus = seeds ] && sources="$SOURCE/seeds"
    "$DOSSIER" build "$sources" -o "$work/$corpus.json" -q
    for style in briefing nd30; do
        pdf="$work/$corpus-$style.pdf"
        "$DOSSIER" render "$work/$corpus.json" --style $style -o "$pdf" -q --dump=pages > "$work/pages"
        check "$pdf"
        # Only the briefing prints the sources as they are.
        model="$work/$corpus.json"; [ $style = briefing ] || model=""
        /usr/bin/python3 "$support/pdf_words.py" "$work/pages" "$pdf" $model
    done
done

# The checkers see what they are asked to see: one fault at a time in a good file.
mkdir "$work/out"; cp "$support"/*.py "$work"; chmod +x "$work"/*.py; cd "$work"
"$DOSSIER" render one.json --set "report.title=Điểm báo chí" -o good.pdf -q
/usr/bin/python3 test_checkers.py good.pdf > said; cat said
grep -q "^41 of 41 mutations caught" said
/usr/bin/python3 - <<'END'
import pikepdf
pdf = pikepdf.open("good.pdf")
for o in pdf.objects:
    if isinstance(o, pikepdf.Dictionary) and o.get("/Subtype") == "/Type0":
        o.Encoding = pikepdf.Name("/Codes")
pdf.save("out/mut.pdf")
END
./check_pdfua.py out/mut.pdf > said && exit 1
grep -q "^   31-006 " said
