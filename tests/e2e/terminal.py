#!/usr/bin/env python3
"""terminal.py DOSSIER SEEDS: what stands on a terminal and what does not: the progress of a run that takes long, messages
for machines, colours, and no bytes of a book."""
import glob, json, os, pty, select, subprocess, sys, tempfile, time

program = os.path.abspath(sys.argv[1])
texts = [open(n, encoding="utf-8").read() for n in sorted(glob.glob(os.path.join(sys.argv[2], "*.txt")))]
failed = 0


def check(what, holds, shown=""):
    global failed
    if not holds:
        failed += 1
        print("not ok: %s\n%r" % (what, shown))


def on_terminal(arguments, which, slow=None, **environment):
    """Runs with its output `which` (1 or 2) on a terminal; slow: text for standard input, held back for a second.
    Gives the status and what stood on the terminal."""
    master, slave = pty.openpty()
    streams = {"stdin": subprocess.PIPE if slow else subprocess.DEVNULL, "stdout": subprocess.DEVNULL,
               "stderr": subprocess.DEVNULL}
    streams["stdout" if which == 1 else "stderr"] = slave
    p = subprocess.Popen([program, *arguments], **streams,
                         env={**os.environ, "LC_ALL": "C.UTF-8", "TERM": "xterm", **environment})
    os.close(slave)
    if slow:
        time.sleep(1)
        p.stdin.write(slow.encode())
        p.stdin.close()
    shown = b""
    while select.select([master], [], [], 120)[0]:
        try:
            part = os.read(master, 65536)
        except OSError:  # the other side is closed
            break
        if not part:
            break
        shown += part
    os.close(master)
    return p.wait(), shown.decode("utf-8", "replace")


with tempfile.TemporaryDirectory() as work:
    os.chdir(work)
    os.environ["XDG_CACHE_HOME"] = work + "/cache"
    open("a.txt", "w", encoding="utf-8").write(texts[0])
    slow = ["build", "-", "-o", "a.json", "-o", "a.pdf"]
    status, shown = on_terminal(slow, 2, texts[0])
    check("a run of a second tells its progress", status == 0 and shown.count("\x1b[K") > 1, shown)
    check("nothing of it is left", shown.endswith("\r\x1b[K"), shown)
    for more, environment in (["--progress=never"], {}), (["-q"], {}), ([], {"TERM": "dumb"}), (["--log-format=json"], {}):
        status, shown = on_terminal(slow + more, 2, texts[0], **environment)
        check("no progress with %s %s" % (more, environment), status == 0 and shown == "", shown)
    status, shown = on_terminal(slow, 2, texts[0], LC_ALL="vi_VN.UTF-8")
    check("progress in Vietnamese", "Dàn trang" in shown, shown)

    open("b.zip", "wb").write(b"PK\x03\x04 cut")
    p = subprocess.run([program, "build", "a.txt", "b.zip", "-o", "-", "--log-format=json"], capture_output=True, text=True)
    check("a source that cannot be read is status 4", p.returncode == 4, p.stderr)
    lines = [json.loads(l) for l in p.stderr.splitlines()]
    check("each message is JSON with its place", any(l.get("file") == "b.zip" and l["level"] == "warning" and l["text"] and l["code"]
                                                     for l in lines), p.stderr)
    check("standard output holds the model alone", len(json.loads(p.stdout)["articles"]) == 1, p.stdout[:200])
    p = subprocess.run([program, "build", "a.txt", "b.zip", "-o", "c.json", "--progress=json", "--log-format=json"],
                       capture_output=True, text=True)
    events = [json.loads(l) for l in p.stderr.splitlines()]
    check("progress for machines", p.returncode == 4 and any(e.get("event") == "progress" for e in events), p.stderr)
    p = subprocess.run([program, "build", "nowhere", "--log-format=json"], capture_output=True, text=True)
    check("an error for machines", p.returncode == 5 and json.loads(p.stderr)["level"] == "error", p.stderr)

    status, shown = on_terminal(["inspect", "a.txt"], 1)
    check("inspect has colours on a terminal", status == 0 and "\x1b[" in shown, shown[:300])
    for more, environment in (["--color=never"], {}), ([], {"NO_COLOR": "1"}):
        status, shown = on_terminal(["inspect", "a.txt", *more], 1, **environment)
        check("no colours with %s %s" % (more, environment), status == 0 and "\x1b" not in shown, shown[:300])
    p = subprocess.run([program, "inspect", "a.txt"], capture_output=True, text=True)
    check("no colours in a pipe", "\x1b" not in p.stdout, p.stdout[:300])
    for kind in "pdf", "epub":
        status, shown = on_terminal(["build", "a.txt", "-o", kind + ":-"], 1)
        check("no %s on a terminal" % kind, status == 2 and shown == "", shown[:300])
    status, shown = on_terminal(["build", "a.txt", "-o", "md:-"], 1)
    check("text on a terminal", status == 0 and shown.startswith("#"), shown[:300])
    os.chdir("/")
if not failed:
    print("the terminal shows what people want and nothing else")
sys.exit(failed > 0)
