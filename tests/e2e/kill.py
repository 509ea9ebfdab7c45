#!/usr/bin/env python3
"""kill.py DOSSIER SEEDS [MOMENTS] [SEED]: kill -9 at random moments of a build, from its first instant to after its end.
Each output is then the old one or the new one, whole; the next build makes all of them new, and what the killed
one left in the folder is cleared away. Prints its seed."""
import os, random, subprocess, sys, tempfile, time

program, seeds = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
moments = int(sys.argv[3]) if len(sys.argv) > 3 else 16
seed = int(sys.argv[4]) if len(sys.argv) > 4 else random.randrange(10**6)
print("seed", seed)
r = random.Random(seed)
NAMES = ["a.json", "a.pdf", "a.epub", "a.html", "a.md"]
outputs = [word for name in NAMES for word in ("-o", "out/" + name)]


def build(title):
    return [program, "build", seeds, "-q", "--set", "report.title=" + title, *outputs]


def contents():
    return [open("out/" + name, "rb").read() for name in NAMES]


with tempfile.TemporaryDirectory() as work:
    os.chdir(work)
    os.environ["XDG_CACHE_HOME"] = work + "/cache"
    os.mkdir("out")
    made, took = [], 0
    for title in "Một", "Hai":
        start = time.monotonic()
        subprocess.run(build(title), check=True)
        took = max(took, time.monotonic() - start)
        made.append(contents())
    old, new = 1, 0  # what lies there, what is being made
    killed = ended = torn = mixed = 0
    for n in range(moments):
        p = subprocess.Popen(build(["Một", "Hai"][new]))
        time.sleep(r.uniform(0, took * 1.2))
        p.kill()
        killed, ended = killed + (p.wait() == -9), ended + (p.returncode == 0)
        now = contents()
        for name, is_old, is_new in zip(NAMES, map(bytes.__eq__, now, made[old]), map(bytes.__eq__, now, made[new])):
            if not is_old and not is_new:
                torn += 1
                print("moment %d: %s is neither the old nor the new one" % (n, name))
        mixed += now not in made
        subprocess.run(build(["Một", "Hai"][new]), check=True)
        if contents() != made[new]:
            sys.exit("not ok: moment %d: the next build leaves something else" % n)
        if sorted(os.listdir("out")) != sorted(NAMES):
            sys.exit("not ok: moment %d: the folder holds %s" % (n, sorted(os.listdir("out"))))
        old, new = new, old
    os.chdir("/")
    print("%d moments: %d killed, %d had ended; %d torn files; %d times some were old and some new" %
          (moments, killed, ended, torn, mixed))
    sys.exit(torn > 0)
