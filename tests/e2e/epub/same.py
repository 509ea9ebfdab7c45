#!/usr/bin/python3
"""same.py DOCUMENT LABELS BOOK.epub [FILE.pdf TAGGED]: book and PDF of one run show what the document holds. DOCUMENT is what
--dump=document prints, LABELS the labels of the pack, TAGGED what pdfinfo -struct-text prints of the PDF.

Every item is in both, in the same order, with all its words; nothing but labels stands beside them; every citation is in the same place and
leads to the same sentence; and the page that the book's page list gives for a sentence is the one that the PDF's links to it open."""
import collections, posixpath, re, sys, zipfile
import xml.etree.ElementTree as ET

import pikepdf

Node = collections.namedtuple("Node", "depth role name anchor part item words cites backlinks")
OPS = "{http://www.idpf.org/2007/ops}"
CITATION = re.compile(r"\[\d+(·\d+)?\]")
faults = []


def fault(text, *values):
    faults.append(text % values)


def bare(text):
    return "".join(text.split())


# --- the document

INLINE = re.compile(r' (cite|link)?(?:\(([\w-]+)\))?"((?:[^"\\]|\\.)*)"(?:>([a-z0-9-]+))?')


def read_document(path):
    """The nodes in order; an item is the nearest node above, or itself, that has an anchor."""
    nodes, above = [], []
    for line in open(path, encoding="utf-8"):
        depth = (len(line) - len(line.lstrip())) // 2
        head, *_ = re.split(r' (?:cite|link)?(?:\([\w-]+\))?"', line.strip(), maxsplit=1)
        fields = head.split()
        value = {f[0]: f[1:] for f in fields[1:] if f[0] == "#"}
        named = dict(f.split("=", 1) for f in fields[1:] if "=" in f)
        inlines = INLINE.findall(line.strip()[len(head):])
        text = lambda s: re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], s)
        words = [text(t) for kind, _, t, _ in inlines if kind != "cite"]
        cites = [(text(t), target) for kind, _, t, target in inlines if kind == "cite"]
        del above[depth:]
        anchor = value.get("#")
        whole = fields[0] in ("document", "part", "article")
        item = None if whole else anchor or (above[-1].item if above else None)
        part = named["name"] if fields[0] == "part" else above[-1].part if above else None
        node = Node(depth, fields[0], named.get("name"), anchor, part, item, words, cites, list(filter(None, named.get("back", "").split(","))))
        above.append(node)
        nodes.append(node)
    return nodes


# --- the book

class Book:
    def __init__(self, path):
        self.zip = zipfile.ZipFile(path)
        opf = ET.fromstring(self.zip.read("EPUB/book.opf"))
        space = "{http://www.idpf.org/2007/opf}"
        href = {i.get("id"): i.get("href") for i in opf.iter(space + "item")}
        self.files = [href[i.get("idref")] for i in opf.iter(space + "itemref")]
        self.text = {}      # file → its text, notes apart
        self.notes = {}     # file → the text of its notes
        self.order = []     # ids in reading order
        self.place = {}     # id → (file, where in its text)
        self.page = {}      # id → page that it lies on
        self.cites = {}     # file → [(position, words, anchor of the sentence)]
        self.back = {}      # file → [(position, anchor of the item)]
        at_page = 0
        for name in self.files:
            self.name, self.parts, self.length = name, [], 0
            self.cites[name], self.back[name], self.note_texts = [], [], []
            at_page = self.walk(ET.fromstring(self.zip.read("EPUB/" + name)).find("{*}body"), at_page)
            self.text[name] = "".join(self.parts)
            self.notes[name] = " ".join(self.note_texts)
        self.pages = at_page

    def add(self, text):
        if text:
            self.parts.append(text)
            self.length += len(text)

    def walk(self, element, page):
        tag, role = element.tag.split("}")[1], element.get("role")
        if tag == "section" and element.get("class") == "notes":
            self.note_texts.append("".join(element.itertext()))
            return page
        start, anchor = self.length, element.get("id")
        if element.get(OPS + "type") == "pagebreak":
            number = int(element.get("title"))
            if number != page + 1 or anchor != "page-%d" % number:
                fault("page %d follows page %d in the book", number, page)
            page = number
        elif anchor and not re.fullmatch(r"r\d+|toc", anchor):
            self.order.append(anchor)
        if tag == "a":
            target = posixpath.basename(element.get("href"))
            place = re.sub(r"^n-|\.xhtml$", "", target.split("#")[-1])
            if CITATION.fullmatch("".join(element.itertext())):
                self.cites[self.name].append((start, "".join(element.itertext()), place))
            elif role == "doc-backlink":
                self.back[self.name].append((start, place))
        block = tag in ("p", "div", "li", "dt", "dd", "h1", "h2", "h3", "td", "th", "figcaption", "blockquote", "br", "section", "ol", "dl", "figure")
        if block:
            self.add("\n")
        self.add(element.text)
        for child in element:
            page = self.walk(child, page)
            self.add(child.tail)
        if block:
            self.add("\n")
        if anchor and element.get(OPS + "type") != "pagebreak":
            self.place[anchor] = (self.name, start)
            self.page[anchor] = page
        return page

    def span(self, anchor, until):
        """From an item to the next one, or to the end of its file."""
        name, start = self.place[anchor]
        end = self.place[until][1] if until and self.place[until][0] == name else len(self.text[name])
        return name, start, end

    def words_of(self, anchor):
        name, start, end = self.spans[anchor]
        return self.text[name][start:end]

    def cites_of(self, anchor):
        name, start, end = self.spans[anchor]
        return [(words, target) for at, words, target in self.cites[name] if start <= at < end]

    def part_text(self, part):
        also = {"front": r"|title", "contents": "|nav", "annex": r"|a\d+(-\d+)?"}.get(part, "")
        return "\n".join(self.text[f] for f in self.files if re.fullmatch(r"(%s(-\d+)?%s)\.xhtml" % (part, also), f))


# --- the PDF

class Pdf:
    """The structure tree: its text part by part, and its links with the page that each opens."""

    def __init__(self, path, tagged, titles):
        with pikepdf.open(path) as pdf:
            pages = {page.objgen: n for n, page in enumerate(pdf.pages, 1)}
            self.pages = len(pages)
            opens = {a.objgen[0]: pages[a.Dest[0].objgen] for page in pdf.pages for a in page.get("/Annots", []) if "/Dest" in a}
        self.text, self.cites = collections.defaultdict(str), collections.defaultdict(list)
        part, heading, link = "front", False, None
        for line in re.findall(r'^ *(?:"(?:.*?)"$|\S.*?$)', open(tagged, encoding="utf-8").read(), re.M | re.S):
            line = line.strip()
            if line.startswith('"'):
                words = line[1:-1]
                part = heading and titles.get(re.sub(r"^\d+", "", bare(words))) or part
                self.text[part] += words + "\n"
                link = words.strip()  # a blank between two links belongs to one of them
            elif line.startswith("Object ") and link and CITATION.fullmatch(link):
                self.cites[part].append((link, opens[int(line.split()[1])]))
                link = None
            heading = line.startswith("H1") or heading and line.startswith('"')


# --- the comparison

def is_cut(words, text):
    """Whether the bare text has as many of the words as fit, and then a sign that there are more."""
    words = words.split()
    starts = ["".join(words[:n]) for n in range(len(words), 0, -1)]
    return any(start + "…" in text or start + "[…]" in text or re.sub(r"\W+$", "…", start) in text for start in starts)


def is_subsequence(few, many):
    rest = iter(many)
    return all(x in rest for x in few)


# What one of the two shows in another way: the front page has no heading on paper, whose strip of time has room for some items; a question
# shows what is an interview. Tables have heads, their columns and the margin an explanation; entries of the book's contents are links alone.
NOT_IN_BOOK = {"head", "timeline-key", "contents-entry note", "institutions remark", "matrix note", "annex subtitle"}
NOT_IN_PDF = {"timeline-item", "timeline-date", "front part", "quote-kind"}
QUOTES_OF_ONE = 3  # printed of each speaker


def left_out_on_paper(nodes):
    """Quotes after the first ones of a speaker."""
    out, n = set(), 0
    for node in nodes:
        n = 0 if node.role == "speaker" else n + (node.role == "quote")
        if node.role == "quote" and n > QUOTES_OF_ONE:
            out.add(node.item)
    return out


def check_words(nodes, medium, text_of_item, text_of_part, exempt):
    """All words of each node: in its item, where the medium tells items apart, else in its part."""
    of_part = {part: bare(text_of_part(part)) for part in {n.part for n in nodes}}
    above = {}
    for node in nodes:
        above[node.depth] = node.role
        if {node.role, node.part + " " + node.role, above.get(node.depth - 1, "") + " " + node.role} & exempt:
            continue
        # A year heads the events of its own.
        where = of_part[node.part] if node.role == "event-year" else text_of_item.get(node.item, of_part[node.part])
        for words in node.words:
            if not (bare(words) in where or medium == "PDF" and is_cut(words, where)):
                fault("%s, %s: %s without %r", medium, node.part, node.role, words)


def tokens(text):
    return {t for t in re.findall(r"\w+", text) if not t.isdigit() and not re.fullmatch("[0-9a-f]{16,}", t)}


def check_nothing_else(nodes, book, pdf, labels):
    """Words of the document and of the labels; the contents name what the parts hold, the notes what the sources say."""
    known = tokens(open(labels, encoding="utf-8").read())
    every = known.union(*(tokens(" ".join(n.words)) for n in nodes))
    places = [("notes of " + f, text, every) for f, text in book.notes.items()]
    for part in {n.part for n in nodes}:
        own = every if part == "contents" else known.union(*(tokens(" ".join(n.words)) for n in nodes if n.part == part))
        places.append((part, book.part_text(part), own))
        # The labels in the drawing on the front page come without blanks between them.
        places += [(part + " on paper", pdf.text[part], own)] if pdf and part != "front" else []
    for place, text, allowed in places:
        if more := tokens(text) - allowed:
            fault("%s: words of its own: %s", place, " ".join(sorted(more)))


def check_book_citations(nodes, book):
    of_item = collections.defaultdict(list)
    for node in nodes:
        of_item[node.item] += [c for c in node.cites if c[1]]
    for item, cites in of_item.items():
        if item in book.spans and book.cites_of(item) != cites:
            fault("book: %s cites %s, not %s", item, book.cites_of(item), cites)


def check_pdf_citations(nodes, book, pdf):
    """The pages have room for the first citations of an item; each opens the page that the book's page list gives for the sentence."""
    every, firsts, target = collections.defaultdict(list), collections.defaultdict(dict), {}
    for node in nodes:
        for words, anchor in node.cites:
            if anchor:
                every[node.part].append(words)
                firsts[node.part].setdefault(node.item, words)
                target[words] = anchor
    for part in every:
        links = pdf.cites[part]
        found = [words for words, _ in links]
        if not is_subsequence(found, every[part]) or not is_subsequence(firsts[part].values(), found):
            fault("PDF, %s: its citations are others or in another order", part)
        for words, page in links:
            if words in target and book.page[target[words]] != page:
                fault("PDF, %s: %s opens page %d, not %d", part, words, page, book.page[target[words]])


def check_back(nodes, book):
    """From each sentence back to all that cite it."""
    articles = [n.anchor for n in nodes if n.role == "article"]
    for article in articles:
        wanted = [b for n in nodes if n.role == "sentence" and n.anchor and n.anchor.startswith(article + "-") for b in n.backlinks]
        found = [anchor for f in book.files if re.fullmatch(article + r"(-\d+)?\.xhtml", f) for _, anchor in book.back[f]]
        if wanted != found:
            fault("book: the ways back from %s are %s, not %s", article, found, wanted)


def main(document, labels, book_path, pdf_path=None, tagged=None):
    nodes = read_document(document)[1:]
    book = Book(book_path)
    pdf = Pdf(pdf_path, tagged, {bare("".join(n.words)): n.name for n in nodes if n.role == "part"}) if pdf_path else None
    anchors = [n.anchor for n in nodes if n.anchor]
    if [a for a in book.order if a in set(anchors)] != anchors:
        fault("the book's items are others or in another order")
        anchors = [a for a in anchors if a in book.place]
    book.spans = {a: book.span(a, b) for a, b in zip(anchors, anchors[1:] + [None])}
    check_words(nodes, "book", {n.item: bare(book.words_of(n.item)) for n in nodes if n.item in book.spans}, book.part_text, NOT_IN_BOOK)
    check_book_citations(nodes, book)
    check_back(nodes, book)
    check_nothing_else(nodes, book, pdf, labels)
    if pdf:
        left_out = left_out_on_paper(nodes)
        on_paper = [n for n in nodes if n.item not in left_out]
        check_words(on_paper, "PDF", {}, pdf.text.get, NOT_IN_PDF)
        check_pdf_citations(on_paper, book, pdf)
        if book.pages != pdf.pages:
            fault("the book lists %d pages of %d", book.pages, pdf.pages)
    for text in faults:
        print(text[:400])
    print("%d items, %d citations, %d pages" % (len(anchors), sum(map(len, book.cites.values())), book.pages))
    return min(len(faults), 100)


sys.exit(main(*sys.argv[1:]))
