# Pages of 1, 5 and 50 articles, in both styles, break as a typographer would break them; the larger ones conform too.
set -e
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
rules="$SOURCE/tests/support/pages_rules.py"

# The judge sees what it is asked to see.
cat > "$work/bad" <<'END'
page 1
  text 182.69 77.50 300.00 0.00 000000 H1#1 h1 "Một"
page 2
  text 182.69 77.50 300.00 0.00 000000 P#2 body "Dòng một"
  text 182.69 93.00 300.00 0.00 000000 P#2 body "dòng hai"
  text 182.69 108.50 300.00 0.00 000000 P#2 body "dòng ba"
page 3
  text 182.69 77.50 300.00 0.00 000000 P#2 body "dòng bốn"
  text 182.69 760.00 300.00 0.00 000000 P#3 body "Đủ trang"
  text 182.69 775.50 300.00 0.00 000000 H2#4 h2 "Cuối trang"
page 4
  text 182.69 77.50 300.00 0.00 000000 P#5 body "Hết"
END
python3 "$rules" "$work/bad" > "$work/said" && exit 1
grep -q "page 3: 1 of 4 lines" "$work/said" && grep -q 'page 3: the heading "Cuối trang" ends it' "$work/said" &&
    grep -q "page 2: 96 % short" "$work/said" || { cat "$work/said"; exit 1; }

mkdir "$work/1"; cp "$SOURCE/seeds/000_"* "$work/1/"
cp -r "$SOURCE/seeds" "$work/5"
python3 "$SOURCE/bench/make_corpus.py" 50 "$work/50"
for n in 1 5 50; do
    "$DOSSIER" build "$work/$n" -o "$work/$n.json" -q
    for style in briefing nd30; do
        pdf="$work/$n-$style.pdf"
        "$DOSSIER" render "$work/$n.json" --style $style -o "$pdf" -q --dump=pages > "$work/pages"
        python3 "$rules" "$work/pages"
        [ $n = 50 ] || continue
        /usr/bin/python3 "$SOURCE/tests/support/check_pdfua.py" "$pdf"
        /usr/bin/python3 "$SOURCE/tests/support/check_pdfa.py" "$pdf"
        qpdf --check "$pdf" > "$work/said" 2>&1 || { cat "$work/said"; exit 1; }
        model="$work/$n.json"; [ $style = briefing ] || model=""
        /usr/bin/python3 "$SOURCE/tests/support/pdf_words.py" "$work/pages" "$pdf" $model
    done
done
