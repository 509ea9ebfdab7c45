#!/usr/bin/python3
"""pdf_words.py PAGES.dump FILE.pdf [MODEL.json]: the words of a PDF are those that were laid out, each once, in order; with a model, whose
sources are printed in an annex, every sentence that the report cites comes back from the tagged text. PAGES.dump is what --dump=pages prints."""
import json, re, subprocess, sys, unicodedata


def words(text):
    return "".join(text.split())


def laid_out(dump):
    """The text of the boxes of each element, in painting order: {element: text}."""
    content = {}
    for m in re.finditer(r'^  text (?:\S+ ){5}\w+#(\d+) .*?"(.*?)"$', dump, re.M | re.S):
        content.setdefault(int(m[1]), []).append(m[2])
    return {e: [words(t) for t in texts] for e, texts in content.items()}


def in_order(pieces, text):
    """Whether the pieces follow each other in the text, whatever stands between them."""
    at = 0
    for piece in pieces:
        at = text.find(piece, at)
        if at < 0:
            return False
        at += len(piece)
    return True


def tagged(pdf):
    """The strings of the structure tree in reading order."""
    out = subprocess.run(["pdfinfo", "-struct-text", pdf], check=True, capture_output=True).stdout.decode()
    return [s for s in re.findall(r'^\s*"(.*?)"$', out, re.M | re.S)]


def cited_passages(model):
    model = json.load(open(model, encoding="utf-8"))
    texts = {a["id"]: a["text"] for a in model["articles"]}
    return [texts[e["article"]][e["start"]:e["end"]] for part in ("summary", "chronology", "key_quotes")
            for item in model[part] for e in item["evidence"]]


def main(dump, pdf, model=None):
    content = laid_out(open(dump, encoding="utf-8").read())
    # The dump escapes nothing; a box's text never holds a line end.
    found = words("".join(tagged(pdf)))
    wanted = "".join("".join(pieces) for pieces in content.values())
    faults = []
    if sorted(found) != sorted(wanted):
        faults.append("the tagged text has %d characters, the pages %d" % (len(found), len(wanted)))
    if unicodedata.normalize("NFC", found) != found:
        faults.append("the tagged text is not composed (NFC)")
    mixed = [pieces for pieces in content.values() if not in_order(pieces, found)]
    if mixed:
        faults.append("%d elements are out of order: %s" % (len(mixed), mixed[:2]))
    cited = cited_passages(model) if model else []
    lost = [c for c in cited if not in_order([words(w) for w in c.split()], found)]
    whole = sum(words(c) in found for c in cited)
    if lost:
        faults.append("%d cited passages are not whole: %s" % (len(lost), lost[:2]))
    print("%s: %s (%d characters; %d of %d cited passages without a break)"
          % (pdf, "FAIL" if faults else "PASS", len(found), whole, len(cited)))
    for f in faults:
        print("  ", f)
    return not faults


if __name__ == "__main__":
    sys.exit(0 if main(*sys.argv[1:4]) else 1)
