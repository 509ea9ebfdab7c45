#!/usr/bin/env python3
"""run.py DOSSIER [N…]: stages at 5 seeds and at N generated articles: processor time, peak memory, exponent of growth.

Prints a table and the machine and commit it was measured on; --timings of the program gives the stages."""
import math, os, platform, resource, subprocess, sys, tempfile

here = os.path.dirname(os.path.abspath(__file__))
program = os.path.abspath(sys.argv[1])
sizes = [int(n) for n in sys.argv[2:]] or [100, 1000]


def measure(folder, outputs):
    with tempfile.TemporaryDirectory() as out:
        command = [program, "build", folder, "-q", "--timings", "--threads", "1"]
        for name in outputs:
            command += ["-o", os.path.join(out, name)]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(command, capture_output=True, text=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if done.returncode not in (0, 4):
            sys.exit(done.stderr)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return cpu, done.stderr


commit = subprocess.run(["git", "-C", here, "rev-parse", "--short", "HEAD"], capture_output=True, text=True).stdout.strip()
print("%s, %s, commit %s" % (platform.machine(), platform.release(), commit))
for outputs in (["x.json"], ["x.json", "x.pdf", "x.epub"]):
    print("\nto " + ", ".join(outputs))
    last = None
    for n in [0] + sizes:
        with tempfile.TemporaryDirectory() as folder:
            source = os.path.join(here, "..", "seeds")
            if n:
                subprocess.run([sys.executable, os.path.join(here, "make_corpus.py"), str(n), folder], check=True)
                source = folder
            cpu, table = measure(source, outputs)
            growth = ""
            if last and n and last[0]:
                growth = "exponent %.2f" % (math.log(cpu / last[1]) / math.log(n / last[0]))
            print("%7s articles %9.3f s CPU  %s" % (n or "seeds 5", cpu, growth))
            print("".join("    " + line + "\n" for line in table.splitlines()), end="")
            last = (n, cpu)
