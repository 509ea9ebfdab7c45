#!/usr/bin/env python3
"""make_corpus.py N FOLDER [--seed S] [--from SEEDS]: a folder of N articles built from real sentences.

Each article takes a title, a date line and 8 to 30 sentences drawn from the sources given; names and dates come
along as they stand, so every stage has real work. The same N and seed give the same bytes."""
import argparse, os, random, re

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("n", type=int)
parser.add_argument("folder")
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--from", dest="source", default=os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "seeds"))
a = parser.parse_args()

paragraphs = []
for name in sorted(os.listdir(a.source)):
    if name.endswith(".txt"):
        for line in open(os.path.join(a.source, name), encoding="utf-8"):
            line = line.strip()
            if len(line) > 80:
                paragraphs.append(line)
sentences = [s for p in paragraphs for s in re.split(r"(?<=[.!?…])\s+(?=[A-ZÀ-Ỹ“\"])", p) if len(s) > 40]
os.makedirs(a.folder, exist_ok=True)
for i in range(a.n):
    r = random.Random(a.seed * 1000003 + i)
    title = re.sub(r"[.,;:].*", "", r.choice(sentences))[:90].rstrip()
    day, month, year = r.randint(1, 28), r.randint(1, 12), r.randint(2016, 2024)
    out = [title, "", "%02d/%02d/%d %02d:%02d" % (day, month, year, r.randint(6, 22), r.randint(0, 59)), ""]
    for _ in range(r.randint(4, 10)):
        out += [" ".join(r.choice(sentences) for _ in range(r.randint(2, 3))), ""]
    with open(os.path.join(a.folder, "%06d.txt" % i), "w", encoding="utf-8") as f:
        f.write("\n".join(out))
