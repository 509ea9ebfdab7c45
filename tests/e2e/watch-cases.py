#!/usr/bin/env python3
"""watch-cases.py DOSSIER SEEDS [FILES [REBUILDS]]: what a watcher lives through: bursts, folders that vanish and come
back, sources that are half written, folders that only can be polled, settings and lists that change, two watchers on one
output, the service manager; and that it neither grows nor runs without cause."""
import io, json, os, shutil, signal, socket, subprocess, sys, tempfile, time, zipfile

program, seeds = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
n_files = int(sys.argv[3]) if len(sys.argv) > 3 else 150
n_rebuilds = int(sys.argv[4]) if len(sys.argv) > 4 else 16
LONG = 120 if n_files < 1000 else 1200
texts = [open(os.path.join(seeds, n), encoding="utf-8").read() for n in sorted(os.listdir(seeds)) if n.endswith(".txt")]


def fail(text):
    sys.exit("not ok: " + text)


def put(path, text):
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)


def model(path):
    try:
        with open(path, encoding="utf-8") as f:
            return json.load(f)  # whole at every moment
    except FileNotFoundError:
        return None


def await_(what, condition, watcher=None):
    deadline = time.time() + LONG
    while not condition():
        if watcher is not None and watcher.p.poll() is not None:
            fail("%s: the watcher has ended with %s" % (what, watcher.p.returncode))
        if time.time() > deadline:
            fail(what)
        time.sleep(0.02)


class Watcher:
    def __init__(self, *arguments, **environment):
        self.log = open(tempfile.mkstemp(dir=".")[1], "w+", encoding="utf-8")
        self.p = subprocess.Popen([program, "watch", *arguments, "--progress=json"], stderr=self.log,
                                  env={**os.environ, **environment})

    def builds(self):
        lines = open(self.log.name, encoding="utf-8").read().split("\n")
        return [json.loads(l) for l in lines if l.startswith('{"event":"built"')]

    def rss(self):
        with open("/proc/%d/status" % self.p.pid) as f:
            return next(int(l.split()[1]) for l in f if l.startswith("VmRSS"))

    def end(self, which=signal.SIGTERM):
        self.p.send_signal(which)
        status = self.p.wait(LONG)
        if status != 128 + which:
            fail("after signal %d the status is %d" % (which, status))


def articles(path):
    return lambda n: (lambda: (model(path) or {"articles": []})["articles"].__len__() == n)


def burst():
    os.mkdir("burst")
    put("burst/000.txt", texts[0])
    w = Watcher("burst", "-o", "burst/out.json", "--deps", "burst/out.d")
    has = articles("burst/out.json")
    await_("the first build", has(1), w)
    for i in range(n_files):
        put("burst/%05d.txt" % i, texts[i % len(texts)] + "\nBài số %d của đợt này, ngày %d/5/2021.\n" % (i, i % 28 + 1))
    os.unlink("burst/000.txt")
    await_("a burst of %d files" % n_files, has(n_files), w)
    await_("quiet after the burst", lambda: time.time() - os.stat("burst/out.json").st_mtime > 1.5, w)
    n = len(w.builds())
    if n > 12 + n_files / 100:
        fail("%d builds for one burst" % n)
    shutil.rmtree("burst")
    os.mkdir("burst")
    put("burst/a.txt", texts[1])
    await_("a folder that vanished and came back", has(1), w)
    print("burst of %d files: %d builds" % (n_files, n))
    w.end(signal.SIGINT)


def settings():
    os.mkdir("set")
    put("set/a.txt", texts[0])
    put("list", "set/a.txt\n")
    w = Watcher("--files-from", "list", "-o", "set.json")
    await_("the first build", articles("set.json")(1), w)
    put("set/b.txt", texts[1])
    put("list", "set/a.txt\nset/b.txt\n")
    await_("a list that grew", articles("set.json")(2), w)
    put("set/dossier.ini", "[report]\ntitle=Tên mới\n")
    await_("settings that changed", lambda: model("set.json")["title"] == "Tên mới", w)
    n = len(w.builds())
    put("set/dossier.ini", "[report]\ntitel=Sai\n")
    await_("wrong settings are told", lambda: len(w.builds()) > n and w.builds()[-1]["status"] == 2, w)
    put("set/dossier.ini", "[report]\ntitle=Lại đúng\n")
    await_("right settings again", lambda: model("set.json")["title"] == "Lại đúng", w)
    w.end()
    print("settings and lists are read anew")


def two():
    os.mkdir("two")
    put("two/a.txt", texts[0])
    both = [Watcher("two", "-o", "two.json", "-o", "two.html") for _ in range(2)]
    for i in range(6):
        put("two/a.txt", texts[i % 5])
        put("two/b%d.txt" % i, texts[(i + 1) % 5] + "\nThêm một dòng thứ %d vào ngày 3/%d/2020.\n" % (i, i + 1))
        for _ in range(20):
            model("two.json")
            time.sleep(0.02)
    await_("two watchers", articles("two.json")(7), both[0])
    await_("both are quiet", lambda: time.time() - os.stat("two.json").st_mtime > 1.5)
    subprocess.run([program, "build", "two", "-q", "-o", "clean.json", "-o", "clean.html", "--no-cache"], check=True)
    for kind in "json", "html":
        if open("clean." + kind, "rb").read() != open("two." + kind, "rb").read():
            fail("two watchers wrote another " + kind)
    for w in both:
        w.end()
    if [n for n in os.listdir(".") if "dossier-new" in n]:
        fail("a temporary file was left")
    print("two watchers on one output do not tear it")


def half():
    """An archive that grows while it is looked at: left out with status 4, then read when it is whole."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as z:
        z.writestr("b.txt", texts[1])
    data = whole.getvalue()
    os.mkdir("half")
    put("half/a.txt", texts[0])
    w = Watcher("half", "-o", "half.json")
    await_("the first build", articles("half.json")(1), w)
    with open("half/b.zip", "wb") as f:
        f.write(data[: len(data) // 2])
        f.flush()
        await_("half an archive is told", lambda: w.builds()[-1:] and w.builds()[-1]["status"] == 4, w)
        f.write(data[len(data) // 2 :])
    await_("the whole archive", articles("half.json")(2), w)
    await_("all is well again", lambda: w.builds()[-1]["status"] == 0, w)
    w.end()
    print("a half-written source is read when it is whole")


def polled():
    os.mkdir("polled")
    put("polled/a.txt", texts[0])
    w = Watcher("polled", "-o", "polled.json", "--poll", "1")
    await_("the first build", articles("polled.json")(1), w)
    for fd in os.listdir("/proc/%d/fd" % w.p.pid):
        if "inotify" in os.readlink("/proc/%d/fd/%s" % (w.p.pid, fd)):
            fail("a watcher that polls waits for events as well")
    os.mkdir("polled/sub")
    put("polled/sub/b.txt", texts[1])
    await_("a file in a new folder", articles("polled.json")(2), w)
    os.rename("polled", "away")
    put("away/c.txt", texts[2])
    time.sleep(1.2)  # while it is away nothing is built: the old output stays
    if len(model("polled.json")["articles"]) != 2:
        fail("a folder that is away changed the output")
    os.rename("away", "polled")
    await_("a polled folder that came back", articles("polled.json")(3), w)
    w.end()
    print("folders are polled")


def manager():
    """The service manager is told of readiness and of the end, over a socket with a name and over one without."""
    os.mkdir("unit")
    put("unit/a.txt", texts[0])
    for address, shown in ("notify.sock", os.path.abspath("notify.sock")), ("\0dossier-%d" % os.getpid(), "@dossier-%d" % os.getpid()):
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as s:
            s.bind(address)
            s.settimeout(LONG)
            w = Watcher("unit", "-o", "unit.json", NOTIFY_SOCKET=shown)
            if s.recv(200) != b"READY=1" or model("unit.json") is None:
                fail("readiness is told after the first build")
            w.end()
            if s.recv(200) != b"STOPPING=1":
                fail("the end is told")
    w = Watcher("unit", "-o", "unit.json", NOTIFY_SOCKET="/nowhere/" + "x" * 200)
    await_("a manager that cannot be reached", lambda: len(w.builds()) > 0, w)
    w.end()
    print("the service manager is told")


def memory():
    os.mkdir("mem")
    for i, text in enumerate(texts):
        put("mem/%d.txt" % i, text)
    w = Watcher("mem", "-o", "mem.json", "-o", "mem.pdf", "-o", "mem.epub", "--threads", "1")
    sizes = []
    for i in range(n_rebuilds):
        title = "Lần %d" % i
        put("mem/dossier.ini", "[report]\ntitle=%s\n" % title)
        await_("rebuild %d" % i, lambda: (model("mem.json") or {}).get("title") == title, w)
        sizes.append(w.rss())
    quarter = max(1, n_rebuilds // 4)
    early, late = max(sizes[quarter : 2 * quarter]), max(sizes[-quarter:])
    print("%d rebuilds: %d KB, later %d KB" % (n_rebuilds, early, late))
    if late > early * 1.15 + 4000:
        fail("the watcher grows")
    w.end()


with tempfile.TemporaryDirectory() as work:
    os.chdir(work)
    os.environ["XDG_CACHE_HOME"] = os.path.join(work, "cache")
    os.environ["XDG_CONFIG_HOME"] = os.path.join(work, "config")
    for case in (settings, half, polled, manager, two, burst, memory):
        case()
        sys.stdout.flush()
