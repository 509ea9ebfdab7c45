#!/usr/bin/env python3
"""positions.py BRIEFING.pages ND30.pages STYLES: where things stand on the pages of the gold model, beside the figures of docs/SPEC.md.

The pages are what --dump=pages prints. A figure is right within 0.03 pt; a text that must end somewhere may differ by the
rounding of its width. Besides: no text is smaller than 7.5 pt, none leaves the page's frame, no two texts meet."""
import re, sys

from pages_rules import read

ML, MR, AX, G = 56.693, 538.583, 182.693, 15.5
faults, n_figures = [], 0


def g(k):
    return G * k


def expect(what, found, wanted, tolerance=0.03):
    global n_figures
    n_figures += 1
    if found is None or abs(found - wanted) > tolerance:
        faults.append("%s: %s instead of %.2f" % (what, "nothing" if found is None else "%.2f" % found, wanted))


class Pages:
    def __init__(self, path):
        self.pages, _ = read(path)

    def boxes(self, page, kind="text", role=None, text=""):
        return [b for b in self.pages[page - 1] if b.kind == kind and (role is None or b.role == role) and re.match(text, b.text)]

    def first(self, *args, **kw):
        return next(iter(self.boxes(*args, **kw)), None)

    def page_of(self, title):
        return next(n for n in range(1, len(self.pages) + 1) if self.boxes(n, role="h1", text=title))


def at(what, box, x=None, y=None, right=None, centre=None):
    if box is None:
        expect(what, None, 0)
        return
    if x is not None:
        expect(what + ", x", box.x, x)
    if y is not None:
        expect(what + ", y", box.y, y)
    if right is not None:
        expect(what + ", right", box.x + box.w, right)
    if centre is not None:
        expect(what + ", centre", box.x + box.w / 2, centre)


def every_page(p):
    for n in range(1, len(p.pages) + 1):
        at("page %d, foot" % n, p.first(n, role="run", text="Điểm báo"), ML, g(52))
        at("page %d, folio" % n, p.first(n, role="run-strong", text=r"\d+\s/\s"), right=MR, y=g(52))
        if n == 1:
            continue
        tab = next((b for b in p.boxes(n, kind="rect") if b.y < g(3)), None)
        at("page %d, tab" % n, tab, ML, g(2), right=ML + 108)
        at("page %d, part" % n, p.first(n, role="run-strong"), ML, g(3))
        at("page %d, short title" % n, p.first(n, role="run", text="Hội nhập"), AX, g(3))
        at("page %d, as-of" % n, p.first(n, role="run", text="tính đến"), right=MR, y=g(3))
        for title in p.boxes(n, role="h1"):
            number = p.first(n, role="h1-number")
            expect("page %d, title" % n, title.x, AX)
            if title.y < g(7):
                expect("page %d, title, y" % n, title.y, g(6))
            if number:
                expect("page %d, number" % n, number.x, ML)


def front(p):
    tab = p.first(1, kind="rect")
    at("series' tab", tab, ML, g(2))
    at("series", p.first(1, text="Điểm báo"), ML + 9, g(2) + 26.5)
    at("organisation", p.first(1, text="Văn phòng Bộ"), AX, g(3))
    at("issue", p.first(1, text="Số 29"), AX, g(4))
    at("as-of", p.first(1, role="masthead-strong", text="16/7"), right=MR, y=g(4))
    title = p.boxes(1, role="title")
    expect("lines of the title", len(title), 2)
    at("title", title[0], ML, g(7.65))
    y0 = title[-1].y + 32.5
    rule = p.first(1, kind="line")
    at("rule under the title", rule, ML, y0 - 13, right=MR)
    at("head of the numbers", p.first(1, role="h2", text="Con số"), ML, y0 + 2)
    at("head of the points", p.first(1, role="h2", text="Điểm chính"), AX, y0 + 2)
    points = [b for b in p.boxes(1, role="body") if abs(b.x - AX) < 0.1]
    at("first point", points[0], AX, y0 + 23.25)
    for above, line in zip(points, points[1:]):
        if line.element == above.element:
            expect("leading of the points", line.y - above.y, G)
        else:
            expect("room between two points", line.y - above.y - G, 7.75)
    hairs = [b for b in p.boxes(1, kind="line") if abs(b.x - AX) < 0.1 and b.y < 520 and b.h == 0]
    starts = [b for a, b in zip(points, points[1:]) if a.element != b.element]
    expect("hairs between the points", len(hairs), len(starts))
    for hair, start in zip(hairs, starts):
        at("hair above a point", hair, AX, start.y - 15.1, right=MR)
    for i, (figure, label) in enumerate(zip(p.boxes(1, role="fig"), p.boxes(1, role="tab", text="bài báo|nguồn|người|cơ quan|mốc"))):
        at("figure %d" % i, figure, right=ML + 30, y=y0 + 34.9 + 31 * i)
        at("its label", label, ML + 37, y0 + 34.9 + 31 * i)
    at("timeline's rule", [b for b in p.boxes(1, kind="line") if b.y > 520][0], ML, 527.95, right=MR)
    at("timeline's head", p.first(1, role="h2", text="Dòng thời gian"), ML, 542.95)
    ticks = [b for b in p.boxes(1, kind="line") + p.boxes(1, kind="rect") if abs(b.y - 683.55) < 0.5 and b.w > 50]
    expect("axis", ticks[0].y + (ticks[0].h / 2 if ticks[0].kind == "rect" else 0) if ticks else None, 683.55, 0.5)
    at("key of shapes", p.first(1, text="đúng ngày"), y=g(50.5))
    top = min(b.y for b in p.boxes(1, role="note-strong") if b.y > 550)
    expect("flags at most 126 high", max(0, 683.55 - 126 - 10.333 - (top - 10.333)), 0, 10.4)


def contents(p):
    n = p.page_of("Mục lục")
    rows = [b for b in p.boxes(n, role="contents") if abs(b.x - AX) < 0.1]
    for i, row in enumerate(rows):
        at("row %d of the contents" % i, row, AX, g(8) + G * i)
    for page in [b for b in p.boxes(n, role="contents") if b.x > AX + 200]:
        at("page number in the contents", page, right=MR)
    for number in [b for b in p.boxes(n, role="tab-number") if b.y < g(19)]:
        at("number of a part", number, right=AX - 8)
    for hair, row in zip([b for b in p.boxes(n, kind="line") if abs(b.x - AX) < 0.1], rows):
        at("hair below a row", hair, AX, row.y + 4.4, right=MR)
    head = p.first(n, role="thead", text="Bài")
    first = [b for b in p.boxes(n, role="tab-number") if b.y > head.y][0]
    at("first source", first, ML, head.y + G)
    at("its title", [b for b in p.boxes(n) if b.y == first.y][1], ML + 24)
    at("its outlet", p.first(n, text="Banker"), AX + 136, first.y)
    at("its date", p.first(n, text="≈.7/2024"), AX + 224, first.y)
    table_head(p, n, head)


def table_head(p, n, head):
    lines = [b for b in p.boxes(n, kind="line") if abs(b.y - head.y) < 12 and b.x - 0.1 <= head.x]
    expect("rule above a table's head", min(b.y for b in lines), head.y - 11)
    expect("hair below it", max(b.y for b in lines), head.y + 4)


def chronology(p):
    n = p.page_of("Trình tự")
    head = p.first(n, role="thead", text="Năm")
    table_head(p, n, head)
    year = p.first(n, role="year")
    at("first year", year, ML, head.y + G)
    at("its date", p.first(n, role="tab-strong"), ML + 34, year.y)
    at("its event", [b for b in p.boxes(n, role="tab") if b.y == year.y][0], AX)
    at("its citation", p.first(n, role="cit-tab"), MR - 54, year.y)
    at("weekday", p.first(n, role="note", text="T\\d"), ML + 82)
    spine = [b for b in p.boxes(n, kind="rect") if b.h > 100][0]
    expect("spine", spine.x + spine.w / 2, AX - 7)
    mark = [b for b in p.boxes(n, kind="disc") if abs(b.y - (year.y - 2.9)) < 0.1 and b.x > AX][0]
    expect("mark's right edge", mark.x + mark.w, MR - 60)
    for years in zip(p.boxes(n, role="year"), p.boxes(n, role="year")[1:]):
        hair = [b for b in p.boxes(n, kind="line") if years[0].y < b.y < years[1].y]
        at("hair above a year", hair[-1] if hair else None, ML, years[1].y - 11.8, right=MR)


def quotes(p):
    n = p.page_of("Trích dẫn")
    pull = p.boxes(n, role="pull")
    at("pull quote", pull[1], AX)
    bar = [b for b in p.boxes(n, kind="rect") if abs(b.w - 2.4) < 0.05][0]
    at("its bar", bar, AX - 17.5, pull[0].y - 16)
    expect("its bar's end", bar.y + bar.h, pull[-1].y + 3)
    expect("leading of the pull quote", pull[1].y - pull[0].y, 27.125)
    at("its line", p.first(n, role="tab"), AX, pull[-1].y + 17)
    speakers = p.boxes(n, role="h2")
    at("speaker", speakers[0], ML)
    at("role", [b for b in p.boxes(n, role="note") if b.x < AX][0], ML, speakers[0].y + 12.5)
    marks = [b for b in p.boxes(n, kind="disc")]
    expect("mark's right edge", marks[0].x + marks[0].w, AX - 8)


def institutions(p):
    n = p.page_of("Cơ quan")
    head = p.first(n, role="thead", text="Tên")
    table_head(p, n, head)
    name = p.first(n, role="tab-strong")
    at("first institution", name, ML, head.y + G)
    at("kind", p.first(n, role="tab", text="cơ quan"), AX + 85, name.y)
    at("people", [b for b in p.boxes(n, role="note") if b.x > AX + 100][0], AX + 140)
    at("first citation", p.first(n, role="cit-tab"), AX + 226, name.y)
    at("total", [b for b in p.boxes(n, role="tab-strong") if b.x > MR - 40][0], right=MR, y=name.y)
    bars = [b for b in p.boxes(n, kind="rect") if abs(b.w - 6.4) < 0.05]
    expect("bars", bars[0].x, MR - 69)
    expect("bars, pitch", sorted({round(b.x, 2) for b in bars})[1] - bars[0].x, 9)
    n = next(k for k in range(n, len(p.pages)) if p.boxes(k, role="h2", text="Cùng có mặt"))
    y = p.first(n, role="h2", text="Cùng có mặt").y
    cells = [b for b in p.boxes(n, kind="rect") if b.y > y and abs(b.w - 14.7) < 0.05]
    expect("cells of the matrix", (min(b.x for b in cells) - 0.4), AX + 60)
    names = [b for b in p.boxes(n, role="tab") if b.y > y and b.x < AX]
    at("a name in the matrix", names[0], ML + 19)
    expect("pitch of the matrix", names[1].y - names[0].y, G)
    at("its number", [b for b in p.boxes(n, role="tab-strong") if b.y == names[0].y][0], right=ML + 12)


def people(p):
    n = p.page_of("Nhân vật")
    column = (MR - ML - 18) / 2
    left, right = p.first(n, role="thead", text="Nhân vật"), p.first(n, role="thead", text="Chữ viết tắt")
    at("people", left, ML)
    at("acronyms", right, ML + column + 18, left.y)
    at("mentions", p.first(n, role="thead", text="Số lần"), right=ML + column)
    at("expansion", [b for b in p.boxes(n, role="tab") if b.x > right.x + 10][0], ML + column + 18 + 52)


def annex(p):
    n = p.page_of("Phụ lục")
    label = p.first(n, role="h2-number")
    at("article", label, ML)
    at("its title", p.first(n, role="h2"), AX, label.y)
    expect("its rule", [b for b in p.boxes(n, kind="line")][0].y, label.y - 12.5)
    number = [b for b in p.boxes(n, role="sno") if b.x < AX - 10][0]
    at("sentence number", number, right=ML + 12)
    at("arrow", p.first(n, role="cit-note", text="→"), ML + 16, number.y)
    at("pages", p.first(n, role="back"), ML + 26, number.y)
    bar = [b for b in p.boxes(n, kind="rect") if abs(b.w - 1.7) < 0.05][0]
    expect("bar", bar.x, AX - 9)
    expect("bar's height", bar.h, 12.4)
    lines = p.boxes(n, role="annex")
    expect("leading of the annex", lines[1].y - lines[0].y, 12.4)


def frame(p, sizes):
    """No text under 7.5 pt, none outside the frame, no two on the same spot (cap height 0.68, depth 0.2)."""
    for n in range(1, len(p.pages) + 1):
        texts = [b for b in p.boxes(n) if b.text.strip()]
        for b in texts:
            size = sizes[b.role]
            space = 0.25 * size if b.text.endswith(" ") else 0
            if size < 7.5:
                faults.append("page %d: %s is set in %.1f pt" % (n, b.role, size))
            if b.x < ML - 8.5 or b.x + b.w - space > MR + 3.7:
                faults.append('page %d: "%s" leaves the frame' % (n, b.text))
        rects = [(b.x, b.x + b.w - (0.25 * sizes[b.role] if b.text.endswith(" ") else 0), b.y - 0.68 * sizes[b.role],
                  b.y + 0.2 * sizes[b.role], b.text) for b in texts]
        rects.sort(key=lambda r: r[2])
        for i, a in enumerate(rects):
            for b in rects[i + 1:]:
                if b[2] >= a[3] - 0.05:
                    break
                if min(a[1], b[1]) - max(a[0], b[0]) > 0.3:
                    faults.append('page %d: "%s" and "%s" meet' % (n, a[4], b[4]))


def nd30(p):
    top, left, right = 56.693, 85.039, 595.276 - 42.52
    mm = 72 / 25.4
    first = top + 12
    centre_left, centre_right = left + 32.5 * mm, right - 50 * mm
    at("parent agency", p.first(1, text="TÊN CƠ QUAN"), centre=centre_left, y=first)
    at("state", p.first(1, text="CỘNG HÒA"), centre=centre_right, y=first)
    agency, motto = p.first(1, text="VĂN PHÒNG"), p.first(1, text="Độc lập")
    at("agency", agency, centre=centre_left, y=first + 17)
    at("motto", motto, centre=centre_right, y=first + 17)
    lines = p.boxes(1, kind="line")
    at("line under the agency", lines[0], centre=centre_left, y=first + 23)
    expect("half the agency's width", lines[0].w, agency.w / 2)
    at("line under the motto", lines[1], x=motto.x, y=first + 23)
    expect("the motto's width", lines[1].w, motto.w)
    at("number", p.first(1, text="Số: 29"), centre=centre_left, y=first + 43)
    at("date", p.first(1, text="Hà Nội"), centre=centre_right, y=first + 43)
    middle = (left + right) / 2
    at("kind", p.first(1, role="kind"), centre=middle, y=first + 81)
    subject = p.boxes(1, role="subject")
    at("subject", subject[0], y=first + 101)
    at("line under the subject", lines[2], centre=middle, y=subject[-1].y + 8)
    expect("its width", lines[2].w, 104)
    at("as-of", p.first(1, role="as-of"), centre=middle, y=subject[-1].y + 32)
    at("first heading", p.first(1, role="h1"), left + 10 * mm, subject[-1].y + 58)
    for n in range(2, len(p.pages) + 1):
        at("page number", p.first(n, role="folio"), centre=middle, y=top - 20)
    title, name = p.boxes(len(p.pages), role="signer")
    at("signer's title", title, centre=right - 45 * mm)
    at("signer", name, centre=right - 45 * mm, y=title.y + 100)


def read_sizes(path):
    sizes, role = {}, None
    for line in open(path, encoding="utf-8"):
        if m := re.match(r"\[role (.*)\]", line):
            role = m[1]
        elif line.startswith("size=") and role:
            sizes[role] = float(line[5:])
    return sizes


if __name__ == "__main__":
    briefing, official = Pages(sys.argv[1]), Pages(sys.argv[2])
    for part in (every_page, front, contents, chronology, quotes, institutions, people, annex):
        part(briefing)
    frame(briefing, read_sizes(sys.argv[3] + "/briefing.style"))
    nd30(official)
    print("%d figures, %d faults" % (n_figures, len(faults)))
    for fault in faults[:60]:
        print("  " + fault)
    sys.exit(1 if faults else 0)
