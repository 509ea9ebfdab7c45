"""The Markdown that dossier writes, as Typst: headings, lists, strong words, links and the anchors that they lead to."""
import re

SET = '#set text(font: "Source Serif 4", lang: "vi", size: 10pt)\n#set page(numbering: "1")\n#outline()\n'
INLINE = re.compile(r'<a id="([\w-]+)"></a>|\[((?:[^\]\\]|\\.)*)\]\(#([\w-]+)\)|\*\*(.+?)\*\*|\\(.)|([#*_`$<>@\[\]~\\/=+-])')


def inline(text, anchors):
    def piece(m):
        anchor, words, target, strong, escaped, sign = m.groups()
        if anchor:
            return "#metadata(none)<%s>" % anchor
        if words is not None:
            words = inline(words, anchors)
            return "#link(<%s>)[%s]" % (target, words) if target in anchors else words
        if strong:
            return "#strong[%s]" % inline(strong, anchors)
        return "\\" + (escaped or sign)
    return INLINE.sub(piece, text)


def from_markdown(text):
    anchors = set(re.findall(r'<a id="([\w-]+)">', text))
    out = [SET]
    for line in text.splitlines():
        mark, words = re.match(r"\s*(#+ |- |> |\d+\. )?(.*)", line).groups()
        sign = "=" * (len(mark) - 1) + " " if mark and mark[0] == "#" else "- " if mark == "- " else ""
        out.append(sign + inline(words, anchors))
    return "\n".join(out) + "\n"
