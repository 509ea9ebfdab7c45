#!/usr/bin/env python3
"""reading.py DOSSIER: one small article as a file of every kind; the text read of each must be the article's, its title,
date and author those given, and nothing hidden or beside it may come along."""
import io, json, os, subprocess, sys, tempfile, zipfile

program = os.path.abspath(sys.argv[1])
failed = 0

TITLE = "Thị xã Đồng Lau mở thêm ba bến thuyền"
LEAD = "Từ đầu tuần tới, người dân hai bờ sông Mây có thêm ba bến thuyền để qua lại, thay cho cây cầu đang được sửa."
BODY = ["Ông Trần Văn Lúa, Phó chủ tịch thị xã, nói mỗi bến có hai chiếc thuyền, chạy từ năm giờ sáng đến chín giờ tối.",
        "Học sinh và người cao tuổi được đi miễn phí. Những người khác trả hai nghìn đồng mỗi lượt, kể cả khi mang theo xe đạp.",
        "Cây cầu cũ dự kiến sửa xong vào cuối mùa khô, sau khi thay toàn bộ mặt gỗ và hai hàng lan can đã mục."]
TEXT = [TITLE, LEAD] + BODY
PLAIN = "\n\n".join(TEXT) + "\n"
ARTICLE = {"title", "lead", "body", "question", "answer", "heading"}


def run(inputs, stdin=None, options=()):
    with tempfile.TemporaryDirectory() as out:
        path = os.path.join(out, "m.json")
        p = subprocess.run([program, "build", *inputs, "-o", path, "--no-cache", *options], input=stdin, capture_output=True,
                           timeout=100)
        model = json.load(open(path, encoding="utf-8")) if os.path.exists(path) else None
        return p.returncode, model, p.stderr.decode("utf-8", "replace")


def text_of(article):
    return [article["text"][b["start"]:b["end"]] for b in article["blocks"] if b["kind"] in ARTICLE]


def check(name, holds, *shown):
    global failed
    print("%s: %s" % ("ok" if holds else "not ok", name))
    if not holds:
        failed = 1
        print("   ", *shown, sep="\n    ")


def reads(name, file, data, n=1, text=TEXT, **fields):
    """The file holds n articles, the first with the text and fields given."""
    with open(file, "wb") as f:
        f.write(data if isinstance(data, bytes) else data.encode("utf-8"))
    status, model, messages = run([file])
    articles = model["articles"] if model else []
    good = len(articles) == n and text_of(articles[0]) == text
    for key, value in fields.items():
        found = articles and articles[0].get(key)
        found = found.get("date") or found.get("text") if isinstance(found, dict) else found
        good = good and found == value
    check(name, good, status, messages, *(a["path"] + ": " + str(text_of(a)) + str({k: a.get(k) for k in fields}) for a in articles))
    return model


def refuses(name, file, data, status, message):
    with open(file, "wb") as f:
        f.write(data)
    got, model, messages = run([file])
    check(name, got == status and message in messages, "status %d" % got, messages)


def pack(members, order=()):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name in list(order) + [m for m in members if m not in order]:
            z.writestr(name, members[name])
    return out.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(paragraphs):
    body = "".join(p if p.startswith("<") else "<w:p><w:r><w:t>%s</w:t></w:r></w:p>" % p for p in paragraphs)
    return pack({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w:document %s><w:body>%s</w:body></w:document>" % (W, body)})


def odt(content, styles=""):
    return pack({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml":
                 '<office:document-content xmlns:office="o" xmlns:text="t" xmlns:style="s"><office:automatic-styles>%s'
                 "</office:automatic-styles><office:body><office:text>%s</office:text></office:body></office:document-content>"
                 % (styles, content)}, ["mimetype"])


def epub(chapters):
    items = "".join('<item id="c%d" href="c%d.xhtml" media-type="application/xhtml+xml"/>' % (i, i) for i in range(len(chapters)))
    refs = "".join('<itemref idref="c%d"/>' % i for i in range(len(chapters)))
    members = {"mimetype": "application/epub+zip",
               "META-INF/container.xml": '<container><rootfiles><rootfile full-path="E/p.opf"/></rootfiles></container>',
               "E/p.opf": '<package><manifest><item id="n" href="n.xhtml" properties="nav"/>%s</manifest><spine><itemref idref="n"/>%s'
                          "</spine></package>" % (items, refs),
               "E/n.xhtml": "<html><body><nav><p>Mục lục của một cuốn sách có nhiều chương, mỗi chương là một bài báo.</p></nav></body></html>"}
    for i, c in enumerate(chapters):
        members["E/c%d.xhtml" % i] = c
    return pack(members, ["mimetype"])


def page(body, head=""):
    return "<!DOCTYPE html><html><head><meta charset=utf-8><title>%s</title>%s</head><body>%s</body></html>" % (TITLE, head, body)


def paragraphs(lines):
    return "".join("<p>%s</p>" % l for l in lines)


H1, P = "<h1>%s</h1>" % TITLE, paragraphs(TEXT[1:])
MENU = '<ul class="menu">%s</ul>' % "".join('<li><a href="/%d">Mục số %d</a></li>' % (i, i) for i in range(12))
OTHERS = '<div class="box-lienquan"><h3>Tin cùng chuyên mục</h3><ul>%s</ul></div>' % "".join(
    '<li><a href="/t%d">Một tin khác hẳn bài này, chỉ để người đọc bấm vào, số %d</a></li>' % (i, i) for i in range(8))
JSON = {"title": TITLE, "date": "2023-11-05", "author": "Lan Vy", "source": "Báo Sông Mây", "text": "\n\n".join(TEXT[1:])}

with tempfile.TemporaryDirectory() as work:
    os.chdir(work)
    # text and its encodings
    reads("plain text", "a.txt", PLAIN, title=TITLE, encoding="UTF-8", language="vi")
    reads("a name without an ending", "bai", PLAIN)
    for name, codec in (("UTF-16 with a mark, little end first", "utf-16-le"), ("UTF-16 with a mark, big end first", "utf-16-be")):
        reads(name, "a.txt", ("\ufeff" + PLAIN).encode(codec))
    reads("UTF-8 with a mark and CR LF", "a.txt", ("\ufeff" + PLAIN.replace("\n", "\r\n")).encode())
    status, model, messages = run(["-"], stdin=PLAIN.encode())
    check("standard input", model is not None and text_of(model["articles"][0]) == TEXT, messages)
    slow = subprocess.Popen([program, "build", "-", "-o", "slow.json", "--no-cache"], stdin=subprocess.PIPE, bufsize=0)
    for byte in PLAIN.encode():
        slow.stdin.write(bytes([byte]))
    slow.stdin.close()
    check("standard input byte by byte", slow.wait(100) == 0 and text_of(json.load(open("slow.json"))["articles"][0]) == TEXT)
    open("một tên.txt", "w").write(PLAIN)
    open("list", "wb").write("một tên.txt\0".encode())
    status, model, messages = run([], options=["-0", "--files-from", "list"])
    check("names from a file", model is not None and model["articles"][0]["path"].endswith("một tên.txt"), status, messages)

    # pages
    reads("a page", "a.html", page(MENU + "<article>" + H1 + P + "</article>" + OTHERS), title=TITLE)
    reads("a page in UTF-16", "a.html", ("\ufeff" + page(H1 + P)).encode("utf-16-le"))
    reads("a page named .txt", "b.txt", page(H1 + P))
    reads("what a page says of itself", "a.html", page(H1 + P, '<meta property="article:published_time" content="2023-11-05T07:00:00+07:00">'
          '<meta name=author content="Lan Vy"><script type="application/ld+json">{"headline":"%s","publisher":{"name":"Báo Sông Mây"}}</script>' % TITLE),
          published="2023-11-05", author="Lan Vy", publisher="Báo Sông Mây")
    reads("a page that is one form", "a.aspx.html", page('<form id="aspnetForm">' + MENU + H1 + P + OTHERS + "</form>"))
    reads("an article in a column called sidebar", "a.html", page(
        '<div class="container"><div class="sidebar-1">' + H1 + '<p class="description">%s</p><article class="fck_detail">' % LEAD +
        paragraphs(BODY) + "</article></div></div>" + '<div class="box-comment">' + paragraphs(["Một lời bình rất dài của bạn đọc. " * 9] * 4) + "</div>"))
    reads("the lead beside the text", "a.html", page(
        MENU + '<div class="detail__cmain">' + H1 + '<h2 class="detail-sapo">%s</h2>' % LEAD + '<div class="detail-content afcbc-body">' +
        "<p>%s</p>" % BODY[0] + '<div class="VCSortableInPreviewMode"><div class="PhotoCMS_Caption"><p>Bến thuyền mới. Ảnh: Lan Vy</p></div></div>' +
        '<div type="RelatedOneNews"><a href="/x">Một tin khác hẳn bài này, chỉ để người đọc bấm vào</a></div>' + paragraphs(BODY[1:]) +
        "</div></div>" + OTHERS))
    reads("hidden parts of a page", "a.html", page(H1 + P + '<p style="display:none">Câu này không ai thấy trên màn hình, nên không được đọc.</p>'))
    deep = '<script type="application/ld+json">{"headline":' + "[" * 300000 + "]" * 300000 + "}</script>"
    reads("linked data nested without end", "a.html", page(H1 + P, deep))

    # office files and books
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Câu này không in ra giấy, nên không được đọc.</w:t></w:r></w:p>"
    shown = '<w:p><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>%s</w:t></w:r></w:p>' % LEAD
    deleted = "<w:p><w:del><w:r><w:t>Câu đã xoá.</w:t></w:r></w:del></w:p>"
    head = '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>' % TITLE
    model = reads("a .docx with hidden and deleted text", "a.docx", docx([head, hidden, shown, deleted] + BODY), title=TITLE)
    check("hidden text is nowhere in the model", "giấy" not in json.dumps(model, ensure_ascii=False))
    styles = '<style:style style:name="P1" style:parent-style-name="Title"/><style:style style:name="T1"><style:text-properties text:display="none"/></style:style>'
    reads("an .odt with hidden text and notes", "a.odt", odt(
        '<text:p text:style-name="P1">%s</text:p><text:p>%s<text:note><text:note-body><text:p>Ghi chú.</text:p></text:note-body></text:note>'
        '<text:span text:style-name="T1">Ẩn.</text:span></text:p>' % (TITLE, LEAD) + "".join("<text:p>%s</text:p>" % b for b in BODY), styles), title=TITLE)
    reads("an .epub, a chapter an article", "a.epub", epub([page(H1 + P), page(H1 + P)]), n=2, title=TITLE)
    reads("an archive in an archive", "a.zip", pack({"x/b.zip": pack({"c.txt": PLAIN, "d.docx": docx(TEXT)}), ".hidden.txt": PLAIN, "e.jpg": "x"}), n=2)
    reads("names that lead out of an archive", "a.zip", pack({"../../c.txt": PLAIN, "d.txt": PLAIN}))

    # one article a line
    line = json.dumps(JSON, ensure_ascii=False)
    fields = {"title": TITLE, "published": "2023-11-05", "author": "Lan Vy", "publisher": "Báo Sông Mây"}
    reads("an article a line", "a.jsonl", line + "\n\n" + line.replace("ba bến", "bốn bến") + "\r\n", n=2, **fields)
    reads("a list of articles", "a.json", "[%s, %s]" % (line, line), n=2, **fields)
    reads("an article a line in UTF-16", "a.jsonl", ("\ufeff" + line + "\n" + line).encode("utf-16-be"), n=2, **fields)
    reads("one article", "a.json", json.dumps(JSON, indent=2), **fields)
    reads("a line that is none beside one that is", "a.jsonl", '{"x": 1}\n{"text": \n' + line, **fields)
    reads("a line nested without end", "a.jsonl", '{"text": ' + "[" * 300000 + "\n" + '{"a":' * 300000 + "\n" + line, **fields)

    # what cannot be read
    refuses("an empty file", "e.txt", b"", 5, "no-input")
    refuses("a damaged archive", "e.zip", b"PK\x03\x04" + b"x" * 99, 5, "archive-damaged")
    refuses("a document without a text", "e.docx", docx([]), 5, "no-input")
    os.chdir("/")

sys.exit(failed)
