#!/usr/bin/env python3
"""watch.py DOSSIER SEEDS [SEQUENCES] [SEED]: random changes of a folder under `dossier watch`; after each burst the
output must become the bytes of a clean build. Prints its seed; the outputs are never seen torn."""
import json, os, random, shutil, signal, subprocess, sys, tempfile, time

program, seeds = os.path.abspath(sys.argv[1]), sys.argv[2]
sequences = int(sys.argv[3]) if len(sys.argv) > 3 else 12
seed = int(sys.argv[4]) if len(sys.argv) > 4 else random.randrange(10**6)
print("seed", seed)
r = random.Random(seed)
texts = [open(os.path.join(seeds, n), encoding="utf-8").read() for n in sorted(os.listdir(seeds)) if n.endswith(".txt")]
lines = [l for t in texts for l in t.split("\n") if len(l) > 60]


def article():
    return "\n\n".join(r.sample(lines, r.randint(2, 6))) + "\n"


def change(folder):
    names = [n for n in os.listdir(folder) if n.endswith(".txt")]
    path = os.path.join(folder, "%03d.txt" % r.randrange(8))
    what = r.choice(["write", "write", "replace", "remove", "rename", "append", "folder"])
    if what == "write":
        open(path, "w", encoding="utf-8").write(article())
    elif what == "replace":  # as editors save
        open(path + "~", "w", encoding="utf-8").write(article())
        os.rename(path + "~", path)
    elif what == "append" and names:
        open(os.path.join(folder, r.choice(names)), "a", encoding="utf-8").write(article())
    elif what == "remove" and len(names) > 1:
        os.unlink(os.path.join(folder, r.choice(names)))
    elif what == "rename" and names:
        os.rename(os.path.join(folder, r.choice(names)), path)
    elif what == "folder":
        sub = os.path.join(folder, "sub%d" % r.randrange(3))
        if os.path.isdir(sub) and r.random() < 0.5:
            shutil.rmtree(sub)
        else:
            os.makedirs(sub, exist_ok=True)
            open(os.path.join(sub, "x.txt"), "w", encoding="utf-8").write(article())


def clean(work, name):
    out = os.path.join(work, name)
    status = subprocess.run([program, "build", "in", "-o", out, "-q"], cwd=work).returncode
    assert status in (0, 4), status  # 4: some drawn article has too little text to be one
    data = open(out, "rb").read()
    os.unlink(out)
    return data


with tempfile.TemporaryDirectory() as work:
    folder = os.path.join(work, "in")
    os.mkdir(folder)
    for i, t in enumerate(texts):
        open(os.path.join(folder, "%03d.txt" % i), "w", encoding="utf-8").write(t)
    output = os.path.join(folder, "out.json")  # inside the watched folder on purpose
    p = subprocess.Popen([program, "watch", "in", "-o", "in/out.json"], cwd=work, stderr=subprocess.PIPE, text=True)
    try:
        for n in range(sequences + 1):
            if n:
                for _ in range(r.randint(1, 6)):
                    change(folder)
                    time.sleep(r.choice([0, 0, 0.02, 0.35]))
            expected = clean(work, "clean.json")
            deadline = time.time() + 20
            while True:
                try:
                    got = open(output, "rb").read()
                    json.loads(got)  # whole at every moment
                except FileNotFoundError:
                    got = b""
                if got == expected:
                    break
                if time.time() > deadline or p.poll() is not None:
                    sys.exit("sequence %d: the output is not that of a clean build (status %s)" % (n, p.poll()))
                time.sleep(0.05)
        p.send_signal(signal.SIGTERM)
        status = p.wait(10)
        assert status == 128 + signal.SIGTERM, status
        print("%d sequences, the outputs equal those of clean builds" % sequences)
    finally:
        p.kill()
