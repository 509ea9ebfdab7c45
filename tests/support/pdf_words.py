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
    """The cited words, sentence by sentence: the annex numbers its sentences, so that a number stands between two of them."""
    model = json.load(open(model, encoding="utf-8"))
    articles = {a["id"]: a for a in model["articles"]}
    for part in ("summary", "chronology", "key_quotes"):
        for item in model[part]:
            for e in item["evidence"]:
                article = articles[e["article"]]
                for s in article["sentences"]:
                    start, end = max(s["start"], e["start"]), min(s["end"], e["end"])
                    if start < end:
                        yield article["text"][start:end]


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
    cited = list(cited_passages(model)) if model else []
    lost = [c for c in cited if words(c) not in found]
    if lost:
        faults.append("%d of %d cited passages are not whole: %s" % (len(lost), len(cited), lost[:2]))
    # An arrow that leads back names the pages it leads to.
    n_blind = sum(not re.match(r"tr\.\d|p\.\d", found[m.end():]) for m in re.finditer("→", found)) if model else 0
    if n_blind:
        faults.append("%d arrows lead nowhere" % n_blind)
    print("%s: %s (%d characters; %d cited passages)" % (pdf, "FAIL" if faults else "PASS", len(found), len(cited)))
    for f in faults:
        print("  ", f)
    return not faults


if __name__ == "__main__":
    sys.exit(0 if main(*sys.argv[1:4]) else 1)
