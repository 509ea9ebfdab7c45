#!/usr/bin/env python3
"""Fits the weights of the summary (lang/vi/summary.tsv) on clusters with reference summaries.

usage: fit_summary.py FIT_SUMMARY_PROGRAM DATA_DIR [--gold GOLD_DIR:TEXT_DIR[+…] …] [--on all|even|odd] [--rounds N] [--out FILE.tsv]

FIT_SUMMARY_PROGRAM is tests/support/fit_summary.c, built. Coordinate search: each weight is moved by its step, up or
down, and the move is kept when ROUGE-2 F1 (less a small price for weights away from neutral) rises; steps are halved when
nothing moves. --on even fits on every other cluster and prints the figure of the others too: what is to be expected of
clusters not seen. --points N adds N times the share of the gold points made and N/2 times the precision; with --floor
ROUGE-2 only has to stay above the floor in both halves.
"""
import argparse
import subprocess

# name: (start, step, least, most)
SPACE = {
    "first": (0, .2, -1, 2), "second": (0, .2, -1, 2), "early": (0, .2, -1, 2), "depth": (0, .2, -2, 2),
    "paragraph": (0, .1, -1, 1), "title": (0, .3, -1, 3), "titles": (0, .3, -1, 3), "centroid": (0, .4, -1, 5),
    "rank": (0, .2, -1, 2), "article": (0, 1, -8, 8), "number": (0, .5, -3, 3), "names": (0, .5, -3, 3),
    "speech": (0, .2, -2, 1), "anaphoric": (-1, .2, -3, -.3), "leans": (-.1, .1, -2, 0), "short": (0, .3, -2, 1),
    "long": (0, .1, -1, .5), "early-share": (.3, .15, .02, 1), "early-decay": (5, 2, .5, 30), "families": (1, .2, .4, 3),
    "single": (1, .2, .05, 1.5), "title-bonus": (0, .3, 0, 3), "repeat": (0, .1, 0, .9), "length": (1, .15, 0, 1.5),
    "length-base": (5, 4, 0, 60), "dated": (0, .2, -1, 2), "quote": (0, .2, -2, 1), "offices": (0, .3, -1, 2), "points": (-.5, .2, -3, -.2), "nobody": (-.7, .2, -3, -.3), "open": (-.5, .2, -3, -.2), "acts": (0, .2, -1, 2), "general": (0, .1, -1, .5), "cut": (0, .5, -6, 2),
    "least-words": (60, 4, 10, 60), "share": (0, 1, -8, 0), "spread": (0, .5, 0, 8), "same-article": (0, .3, -2, 2), "spill": (0, .3, 0, 2), "most-words": (60, 8, 14, 80),
}


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("program"); ap.add_argument("data"); ap.add_argument("--gold", nargs="*", default=[]); ap.add_argument("--points", type=float, default=15); ap.add_argument("--on", default="all", choices=["all", "even", "odd"])
    ap.add_argument("--rounds", type=int, default=8); ap.add_argument("--out"); ap.add_argument("--start")
    ap.add_argument("--price", type=float, default=.02); ap.add_argument("--floor", type=float, default=0); ap.add_argument("--least", type=float, default=.25)
    a = ap.parse_args()
    p = subprocess.Popen([a.program, a.data, *a.gold], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def figures(w):
        p.stdin.write(" ".join("%s=%.4f" % x for x in w.items()) + "\n"); p.stdin.flush()
        return [float(x) for x in p.stdout.readline().split()]

    def goal(f, w):
        one = {"all": f[0], "even": f[1], "odd": f[2]}[a.on]
        if a.on == "all":
            one = (1 - a.least) * one + a.least * min(f[3:5])
        if a.floor:  # points as such, as long as ROUGE-2 stays above the floor in all halves
            low = min(f[0] - .25, f[1], f[2])
            one = 10 * min(0, low - a.floor) + .2 * low
        one += a.points * (f[5] + .5 * f[6])
        return one - a.price * sum(abs(w[k] - SPACE[k][0]) / SPACE[k][1] for k in w)

    w = {k: v[0] for k, v in SPACE.items()}; step = {k: v[1] for k, v in SPACE.items()}
    if a.start:
        for line in open(a.start, encoding="utf-8"):
            if not line.startswith("#"):
                k, v = line.split("\t")[:2]
                if k in w: w[k] = float(v)
    best = goal(figures(w), w)
    for r in range(a.rounds):
        moved = False
        for k in SPACE:
            for d in (step[k], -step[k]):
                v = min(SPACE[k][3], max(SPACE[k][2], w[k] + d))
                while v != w[k]:
                    t = dict(w, **{k: v}); g = goal(figures(t), t)
                    if g <= best + .003:
                        break
                    w, best, moved = t, g, True
                    v = min(SPACE[k][3], max(SPACE[k][2], w[k] + d))
        f = figures(w)
        print("round %d: goal %.3f  all %.2f  even %.2f  odd %.2f  vims %.2f  vnmds %.2f  points %.3f %.3f" % (r + 1, best, *f), flush=True)
        if not moved:
            step = {k: s / 2 for k, s in step.items()}
    rows = "".join("%s\t%g\n" % (k, round(v, 3)) for k, v in w.items())
    print(rows)
    if a.out:
        open(a.out, "w", encoding="utf-8").write(rows)


if __name__ == "__main__":
    main()
