#!/usr/bin/python3
"""pdf_bytes.py FILE.pdf…: what the bytes of our PDFs are spent on, after compression: streams by kind, and what each kind of
object in the object streams adds to them (how much smaller they would be without it). Needs python3-pikepdf."""
import re
import sys
import zlib

import pikepdf


def streams(raw):
    """number, dictionary, bytes in the file, content of every stream"""
    for m in re.finditer(rb"(?:^|\n)(\d+) 0 obj\n<<(.*?)>>stream\n", raw, re.S):
        n = int(re.search(rb"/Length (\d+)", m[2])[1])
        packed = raw[m.end():m.end() + n]
        yield int(m[1]), m[2], m.end() + n + len("\nendstream\nendobj\n") - m.start(), packed


def kind_of(entries, packed):
    for key, kind in ((b"/ObjStm", "objects"), (b"/XRef", "cross-references"), (b"/Length1", "font programs"),
                      (b"/N 3", "colour profile"), (b"/Metadata", "metadata")):
        if key in entries:
            return kind
    return "text tables of fonts" if b"begincmap" in zlib.decompress(packed) else "pages"


def kind_of_value(value):
    if isinstance(value, pikepdf.Dictionary):
        if "/S" in value and "/P" in value:
            return "structure: " + str(value["/S"])[1:]
        if "/Nums" in value or "/Kids" in value and "/Type" not in value:
            return "parent tree"
        if "/Title" in value and "/Parent" in value:
            return "bookmarks"
        return str(value.get("/Type", "/other"))[1:].lower()
    return "other"


def table(path):
    raw = open(path, "rb").read()
    sums, counts = {}, {}
    for _, entries, size, packed in streams(raw):
        kind = kind_of(entries, packed)
        sums[kind] = sums.get(kind, 0) + size
        counts[kind] = counts.get(kind, 0) + 1
    print("%s: %d bytes" % (path, len(raw)))
    for kind in sorted(sums, key=lambda k: -sums[k]):
        print("  %7d  %4d  %s" % (sums[kind], counts[kind], kind))
    pdf = pikepdf.open(path)
    values = [(kind_of_value(o), o.unparse(resolved=True)) for o in pdf.objects if not isinstance(o, pikepdf.Stream)]
    whole = len(zlib.compress(b"\n".join(v for _, v in values), 9))
    for kind in sorted({k for k, _ in values}):
        rest = len(zlib.compress(b"\n".join(v for k, v in values if k != kind), 9))
        if whole - rest >= 200:
            print("    %6d  %4d  %s" % (whole - rest, sum(k == kind for k, _ in values), kind))


for argument in sys.argv[1:]:
    table(argument)
