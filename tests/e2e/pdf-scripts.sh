# An article with words from right to left, without blanks and in no font becomes a file that conforms and reads in order.
set -e
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
support="$SOURCE/tests/support"
mkdir "$work/in"
cat > "$work/in/a.txt" <<'END'
Triển lãm sách quốc tế khai mạc

Hà Nội, ngày 12/5/2024 - Sáng nay, triển lãm sách quốc tế khai mạc tại Hà Nội với 120 gian hàng của 15 nước.
Gian hàng Israel giới thiệu cuốn “שלום עולם ומבורכים הבאים” của nhà văn trẻ, bên cạnh bản dịch tiếng Việt.
Nhà xuất bản Trung Quốc mang tới bộ sách 中国古典文学名著丛书第一辑收录了红楼梦三国演义水浒传西游记等四大名著 cùng nhiều ấn phẩm khác.
Theo ban tổ chức, chủ đề năm nay là “Reading together in the age of the internet” và sẽ kéo dài đến ngày 20/5/2024.
Ban tổ chức cho biết biểu tượng của triển lãm là 📚 và câu chào Привет, мир được in trên áp phích ngày 13/5/2024.
END
for style in briefing nd30; do
    "$DOSSIER" build "$work/in" --style $style -o "$work/x.pdf" --no-cache --dump=pages > "$work/pages" 2> "$work/said"
    grep -q "U+1F4DA.*glyph-missing" "$work/said"
    /usr/bin/python3 "$support/check_pdfua.py" "$work/x.pdf"
    /usr/bin/python3 "$support/check_pdfa.py" "$work/x.pdf"
    /usr/bin/python3 "$support/pdf_words.py" "$work/pages" "$work/x.pdf"
    pdfinfo -struct-text "$work/x.pdf" | grep -q "שלום עולם ומבורכים הבאים"
    # What is English says so, at least where the sources stand.
    [ $style = nd30 ] || /usr/bin/python3 - "$work/x.pdf" <<'END'
import pikepdf, sys
pdf = pikepdf.open(sys.argv[1])
spans = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Span" and str(o.get("/Lang", "")) == "en"]
assert spans and all("/K" in o for o in spans), "no words are marked as English"
END
    mutool draw -q -F text "$work/x.pdf" 2> /dev/null | grep -q "שלום עולם ומבורכים הבאים"
done
