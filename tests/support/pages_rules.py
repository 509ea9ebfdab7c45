#!/usr/bin/env python3
"""pages_rules.py PAGES [--short PER_CENT]: what a typographer asks of page breaks, read from --dump=pages.

No paragraph leaves a single line on a page, or is divided at all with three lines or fewer; no heading, head of a table
or caption ends a page; no page ends more than PER_CENT of its height too early, unless a part ends there; nothing is
set above or below the text. Pages that the program reports as forced are counted, not judged."""
import collections, re, sys

LINE = re.compile(r'  (text|rect|frame|line|disc|ring|half-left|half-right) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) [0-9a-f]{6} '
                  r'(artifact|(\w+)#(\d+))(?: ([\w-]+))?(?: "(.*)")?$')
HEADINGS = ("H1", "H2", "H3", "TH", "Caption")
Box = collections.namedtuple("Box", "kind x y w h type element role text")


def read(path):
    pages, forced = [], set()
    for line in open(path, encoding="utf-8"):
        if line.startswith("page "):
            pages.append([])
            if line.rstrip().endswith("forced"):
                forced.add(len(pages))
        elif m := LINE.match(line.rstrip("\n")):
            pages[-1].append(Box(m[1], float(m[2]), float(m[3]), float(m[4]), float(m[5]), m[7] or "artifact", int(m[8] or -1), m[9] or "", m[10] or ""))
    return pages, forced


def judge(pages, forced, short):
    """Yields faults."""
    lines = collections.defaultdict(lambda: collections.defaultdict(set))  # element → page → baselines
    bodies = []
    for number, page in enumerate(pages, 1):
        body = [b for b in page if b.kind == "text" and b.element >= 0]
        bodies.append(body)
        for b in body:
            if b.type == "P":
                lines[b.element][number].add(round(b.y, 1))
    for element, on in lines.items():
        if len(on) < 2:
            continue
        total = sum(map(len, on.values()))
        for number, ys in on.items():
            if (len(ys) < 2 or total <= 3) and not {number, number - 1} & forced:
                yield "page %d: %d of %d lines of paragraph %d" % (number, len(ys), total, element)
    flow = [max((b.y for b in body), default=0) for body in bodies]
    top, bottom = 77.5, max(flow[1:] or flow)
    for number, (page, body) in enumerate(zip(pages, bodies), 1):
        if number in forced or not body:
            continue
        last = flow[number - 1]
        for b in body:
            below = [o for o in body if o.y > b.y + 1 and o.type not in HEADINGS]
            beside = [o for o in body if o.type not in HEADINGS and b.y - 1 <= o.y <= b.y + 1]
            if b.type in HEADINGS and not below and not beside:
                yield 'page %d: the heading "%s" ends it' % (number, b.text.strip())
                break
        ends = number == len(pages) or any(b.type == "H1" for b in bodies[number]) or number == 1
        if not ends and (bottom - last) * 100 > short * (bottom - top):
            yield "page %d: %.0f %% short" % (number, (bottom - last) * 100 / (bottom - top))


if __name__ == "__main__":
    short = float(sys.argv[3]) if len(sys.argv) > 3 else 15
    pages, forced = read(sys.argv[1])
    faults = list(judge(pages, forced, short))
    print("%s: %d pages, %d forced, %d faults" % (sys.argv[1], len(pages), len(forced), len(faults)))
    for fault in faults[:40]:
        print("  " + fault)
    sys.exit(1 if faults else 0)
