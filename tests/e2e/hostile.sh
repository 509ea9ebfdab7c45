# Sources that mean harm: links out of the folder, loops, pipes, sockets, files that vanish or cannot be read, archives
# that unpack to too much or lead out, names and titles with escapes. The run ends, the good articles are there, nothing
# from outside is, and no escape reaches a terminal or a page.
set -u
work=$(mktemp -d); trap 'kill $! 2>/dev/null; chmod -R u+rwX "$work"; rm -rf "$work"' EXIT
cd "$work"
failed=0
fail() { echo "not ok: $*"; failed=1; }
says() { grep -q -- "$1" err.txt || { fail "the messages should say: $1"; cat err.txt; }; }
export XDG_CACHE_HOME="$work/cache"
mkdir in out; cp "$SOURCE"/seeds/000_*.txt in/good.txt
echo 'Mật khẩu nằm ngoài thư mục và không được đọc, kể cả qua liên kết.' >secret.txt
ln -s ../secret.txt in/link.txt
ln -s . in/loop
ln -s nowhere in/dangling.txt
mkfifo in/pipe.txt
: >in/empty.txt
head -c 3000 /dev/urandom >in/noise.txt
mkdir -p in/d && (cd in/d && for i in $(seq 80); do mkdir n && cd n || exit; done; cp "$work/secret.txt" deep.txt)
cp "$SOURCE"/seeds/001_*.txt "$(printf 'in/ten\033[31mdo\a\nxuong.txt')"
cp "$SOURCE"/seeds/002_*.txt 'in/<img src=x onerror=alert(1)>&"'"'.txt"
cp "$SOURCE"/seeds/003_*.txt "$(printf 'in/kh\366ng.txt')"
cp "$SOURCE"/seeds/004_*.txt "$(printf 'in/\342\200\256txt.exe.txt')"
/usr/bin/python3 - "$SOURCE" <<'EOF'
import glob, io, os, socket, sys, zipfile
seed = open(sorted(glob.glob(sys.argv[1] + "/seeds/*.txt"))[0], encoding="utf-8").read()
s = socket.socket(socket.AF_UNIX); s.bind("in/socket.txt")
def archive(path, members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in members:
            z.writestr(name, data)
archive("in/bomb.zip", [("bomb.txt", b"A" * (60 << 20)), ("good.txt", seed)])
archive("in/out.zip", [("../../out.txt", "Bài ở ngoài kho, " * 20), ("/etc/abs.txt", "Bài ở ngoài kho, " * 20),
                       ("..\\back.txt", "Bài ở ngoài kho, " * 20), ("C:/drive.txt", "Bài ở ngoài kho, " * 20)])
many = io.BytesIO()
with zipfile.ZipFile(many, "w") as z:
    for i in range(21000):
        z.writestr("%d.dat" % i, b"")
open("in/many.zip", "wb").write(many.getvalue())
nested = seed.encode()
for i in range(8):
    b = io.BytesIO()
    with zipfile.ZipFile(b, "w") as z:
        z.writestr("n.zip" if i else "n.txt", nested)
    nested = b.getvalue()
open("in/nested.zip", "wb").write(nested)
open("in/cut.zip", "wb").write(many.getvalue()[:5000])
body = "<p>Hôm 3/4/2019, ông Nguyễn Văn Minh, Giám đốc Sở Xây dựng, cho biết sẽ kiểm tra lại toàn bộ công trình.</p>" * 2
open("in/page.html", "w", encoding="utf-8").write(
    "<html><head><title>Tin &lt;script&gt;alert(1)&lt;/script&gt; \x1b]0;nhan\x07</title></head><body>"
    "<h1>Tin &lt;script&gt;alert(1)&lt;/script&gt; &quot;onload=x&quot; ]]&gt; của thành phố hôm nay</h1>" + body +
    "<p>&lt;/text&gt;&lt;iframe src=//x&gt; \x1b[2J\x9b31m \x00 là chữ.</p></body></html>")
word = '<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p><w:p><w:r><w:t>Bài ở ngoài kho</w:t></w:r></w:p></w:body></w:document>'
entities = {"quad": ('<!DOCTYPE x [<!ENTITY a "%s">]>' % ("b" * 30000), "&a;" * 30000),
            "laughs": ('<!DOCTYPE x [<!ENTITY a "ha">%s]>' % "".join('<!ENTITY %s "%s">' % (b, ("&%s;" % a) * 12)
                       for a, b in zip("abcdefghi", "bcdefghij")), "&j;"),
            "outside": ('<!DOCTYPE x [<!ENTITY a SYSTEM "file://%s/secret.txt">]>' % os.getcwd(), "&a;")}
for name, (head, text) in entities.items():
    archive("in/%s.docx" % name, [("word/document.xml", head + word % text)])
    archive("in/%s.odt" % name, [("content.xml", head + ("<text><p>%s</p></text>" % text))])
open("in/deep.html", "w").write("<div>" * 100000 + "sâu")
open("in/wide.txt", "w", encoding="utf-8").write("Dòng dài không nghỉ " * 6000)
open("in/marks.txt", "w", encoding="utf-8").write("Chữ a" + "\u0301" * 20000 + " có quá nhiều dấu. " * 5)
EOF
outputs="-o out/a.json -o out/a.html -o out/a.md -o out/a.epub -o out/a.pdf"
timeout 300 "$DOSSIER" build in -v $outputs 2>err.txt
status=$?
[ $status -eq 4 ] || { fail "status $status, not 4"; cat err.txt; }
says 'in/link.txt: warning: is a link'
says 'in/pipe.txt: warning: is a pipe'
says 'in/socket.txt: warning: is a socket'
says 'in/loop: warning: is a link'
says 'folder-depth'
says 'in/bomb.zip: warning: "bomb.txt" unpacks to too many times its size'
says 'in/out.zip: warning: the name "../../out.txt" leads out'
says 'in/many.zip: warning: holds more than 20000 files'
says 'in/cut.zip: warning: '
for name in quad laughs outside; do says "in/$name.docx: warning: "; says "in/$name.odt: warning: "; done
says 'in/empty.txt: warning: '
[ "$(find . -name '*out.txt' -o -name abs.txt -o -name back.txt -o -name drive.txt | wc -l)" -eq 0 ] || fail "a member was written"
no_escapes() { # of a terminal: ESC, BEL, C1 controls, turned writing
    LC_ALL=C grep -qP '\x1b|\x07|\xc2[\x80-\x9f]|\xe2\x80\xae' "$1" && fail "$1 has escapes" && LC_ALL=C grep -aP '\x1b|\x07|\xc2[\x80-\x9f]|\xe2\x80\xae' "$1" | head -3 | cat -v
}
no_escapes err.txt
for form in inspect "build --dump=articles" "build --log-format=json -v -o md:-"; do
    timeout 300 "$DOSSIER" $form in >shown.txt 2>err.txt
    no_escapes shown.txt; no_escapes err.txt
done
/usr/bin/python3 - <<'EOF' || fail "the outputs do harm"
import json, re, sys, zipfile
from xml.dom import minidom
m = json.load(open("out/a.json", encoding="utf-8"))
names = [a["path"] for a in m["articles"]]
bad = []
for part in ("good.txt", "bomb.zip/good.txt", "page.html"):
    if not any(n.endswith(part) for n in names):
        bad.append(part + " is missing")
if len(m["articles"]) < 7:
    bad.append("too few articles: %s" % names)
html = open("out/a.html", encoding="utf-8").read()
book = zipfile.ZipFile("out/a.epub")
pages = [book.read(n).decode() for n in book.namelist() if n.endswith((".xhtml", ".opf", ".ncx"))]
for page in pages:
    minidom.parseString(page)
for text in [html, open("out/a.md", encoding="utf-8").read()] + pages:
    live = re.search(r"(?<!\\)<(script|iframe|img src=x)|<[^>]*\son(load|error)=", text)
    if live:
        bad.append("markup of a source is live: " + text[live.start() - 60 : live.end() + 40])
    if re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text):
        bad.append("control characters")
    if "Mật khẩu nằm ngoài" in text or "Bài ở ngoài kho" in text:
        bad.append("what lies outside was read")
print("\n".join(bad))
sys.exit(bool(bad))
EOF
qpdf --check out/a.pdf >/dev/null 2>&1 || fail "the PDF is damaged"

# files that come and go and lose their rights while they are read
mkdir busy; cp "$SOURCE"/seeds/*.txt busy
(while :; do
    for f in 1 2 3 4; do cp "$SOURCE"/seeds/00$f*.txt busy/$f.txt; done
    mkdir -p busy/sub; cp busy/1.txt busy/sub/5.txt; chmod 0 busy/2.txt; rm -rf busy/1.txt busy/3.txt busy/sub
done) 2>/dev/null &
for i in 1 2 3 4 5 6; do
    timeout 300 "$DOSSIER" build busy -q --no-cache -o busy.json 2>err.txt
    status=$?
    [ $status -eq 0 ] || [ $status -eq 4 ] || { fail "files come and go: status $status"; cat err.txt; }
    /usr/bin/python3 -c 'import json; assert len(json.load(open("busy.json"))["articles"]) >= 5' || fail "files come and go: the model"
done
kill $!; wait 2>/dev/null

# what cannot be read is told in the briefing and by the status
rm -rf busy; mkdir busy; chmod 755 "$work" busy; cp "$SOURCE"/seeds/00[01]*.txt busy; cp busy/000*.txt busy/closed.txt; mkdir busy/shut
chmod 644 busy/*.txt; chmod 0 busy/closed.txt busy/shut; mkdir open; chmod 777 open
as_nobody() {
    if [ "$(id -u)" -eq 0 ]; then setpriv --reuid=65534 --regid=65534 --clear-groups "$@"; else "$@"; fi
}
if as_nobody test -x "$DOSSIER"; then
    as_nobody "$DOSSIER" build busy --no-cache -o open/a.json -o open/a.html 2>err.txt
    [ $? -eq 4 ] || fail "an unreadable file: status $?"
    says 'busy/closed.txt: warning: '
    says 'busy/shut: warning: '
    grep -q 'closed.txt' open/a.html || fail "the briefing does not list what could not be read"

    # nobody, without a home, in a tree where nothing can be written: to standard output it works all the same
    mkdir still; cp "$SOURCE"/seeds/00[01]*.txt still; chmod 644 still/*.txt; chmod 555 still
    as_nobody env -C still HOME=/nonexistent XDG_CACHE_HOME=/nonexistent "$DOSSIER" build . -o - >nobody.json 2>err.txt
    [ $? -eq 0 ] || { fail "nobody in a read-only tree: status $?"; cat err.txt; }
    [ -s err.txt ] && { cat err.txt; fail "nobody in a read-only tree: it complains"; }
    (cd still && "$DOSSIER" build . --no-cache -o - | cmp - ../nobody.json) || fail "nobody gets another briefing"
    if as_nobody test ! -w still; then
        as_nobody env -C still HOME=/nonexistent XDG_CACHE_HOME=/nonexistent "$DOSSIER" build . -o a.pdf -o a.epub 2>err.txt
        [ $? -eq 7 ] || fail "nobody writes into a read-only tree: status $?"
        says 'a.pdf: cannot create the file: '
        [ "$(ls still | wc -l)" -eq 2 ] || fail "something was left in a read-only tree"
    fi
fi
[ $failed -eq 0 ] && echo "hostile sources do no harm"
exit $failed
