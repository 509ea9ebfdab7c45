#!/usr/bin/env python3
"""completions.py DOSSIER: what bash, zsh and fish offer for a line of dossier; each shell is asked as it asks itself
when TAB is pressed."""
import os, pty, select, subprocess, sys, tempfile

program = os.path.abspath(sys.argv[1])
os.environ.update(LC_ALL="C.UTF-8", TERM="dumb", HOME=os.getcwd())
failed = 0


def check(shell, line, found, wanted, unwanted=()):
    global failed
    lacking = [w for w in wanted if w not in found]
    surplus = [w for w in unwanted if w in found]
    if lacking or surplus:
        failed += 1
        print("not ok: %s: %r offers %s: lacks %s, should not have %s" % (shell, line, sorted(found), lacking, surplus))


def bash(line):
    script = """
source ./dossier.bash
COMP_LINE=$1 COMP_POINT=${#1}
_dossier
printf '%s\\n' "${COMPREPLY[@]}"
"""
    return subprocess.run(["bash", "--norc", "-c", script, "bash", line], capture_output=True, text=True).stdout.split("\n")


def fish(line):
    script = "source dossier.fish; complete -C %s" % ("'" + line + "'")
    out = subprocess.run(["fish", "--no-config", "-c", script], capture_output=True, text=True).stdout
    return [l.split("\t")[0] for l in out.split("\n")]


def zsh_lines(lines):
    """The line as it stands after TAB: what fits alone is filled in."""
    rc = """
fpath=($PWD $fpath)
autoload -Uz compinit
compinit -u -D
unsetopt beep list_beep auto_list
show() { print -r -- "$BUFFER" >>shown; BUFFER=; }
zle -N show
bindkey '^T' show
"""
    open("rc.zsh", "w").write(rc)
    if os.path.exists("shown"):
        os.unlink("shown")
    pid, fd = pty.fork()
    if pid == 0:
        os.execvp("zsh", ["zsh", "-f", "-i"])
    os.write(fd, b"PS1= ; source ./rc.zsh\n")
    for line in lines:
        os.write(fd, line.encode() + b"\t\x14")
    os.write(fd, b"exit\n")
    while True:  # the shell ends by itself
        ready, _, _ = select.select([fd], [], [], 60)
        try:
            if not ready or not os.read(fd, 4096):
                break
        except OSError:
            break
    os.close(fd)
    os.waitpid(pid, 0)
    return open("shown").read().split("\n")[:-1]


with tempfile.TemporaryDirectory() as work:
    os.chdir(work)
    os.environ["HOME"] = work
    for shell, name in ("bash", "dossier.bash"), ("zsh", "_dossier"), ("fish", "dossier.fish"):
        with open(name, "w") as script:
            subprocess.run([program, "completions", shell], stdout=script, check=True)
    for name in "old.json", "paper.pdf", "notes.txt", "mine.style", "own.ini":
        open(name, "w").close()
    os.mkdir("tin")
    for shell, ask in ("bash", bash), ("fish", fish):
        def has(line, wanted, unwanted=()):
            check(shell, line, ask(line), wanted, unwanted)
        has("dossier ", ["build", "watch", "completions"])
        has("dossier wat", ["watch"], ["build"])
        has("dossier completions ", ["bash", "zsh", "fish"], ["notes.txt"])
        has("dossier build --pro", ["--progress"], ["--poll"])
        has("dossier build tin --progress ", ["auto", "never", "json"], ["notes.txt"])
        has("dossier build tin --color al", ["always"], ["auto"])
        has("dossier build --dump re", ["report"])
        has("dossier build tin --style n", ["nd30"])
        has("dossier build --set report.ti", ["report.title="])
        has("dossier build --since o", ["old.json"])
        has("dossier build -o ", ["paper.pdf", "old.json"])
    check("bash", "--progress=", bash("dossier build --progress=ne"), ["never"], ["auto"])
    check("bash", "--set with its value", bash("dossier build --set report.annex=c"), ["cited"])
    check("bash", "--set=", bash("dossier build --set=report.annex=f"), ["full"])
    check("bash", "files by extension", bash("dossier build -o "), ["tin"], ["notes.txt", "own.ini"])
    check("bash", "models alone", bash("dossier render "), ["old.json"], ["notes.txt", "paper.pdf"])
    check("bash", "inputs", bash("dossier build "), ["notes.txt", "tin"], ["build"])
    check("bash", "-c", bash("dossier build -c "), ["own.ini"], ["old.json"])
    check("fish", "--progress=", fish("dossier build --progress=ne"), ["--progress=never"])
    asked = {
        "dossier wat": "dossier watch",
        "dossier completions zs": "dossier completions zsh",
        "dossier build --log-format=js": "dossier build --log-format=json",
        "dossier build --color al": "dossier build --color always",
        "dossier build --style nd": "dossier build --style nd30",
        "dossier build --set report.ti": "dossier build --set report.title=",
        "dossier build --set report.annex=ci": "dossier build --set report.annex=cited",
        "dossier build -o pa": "dossier build -o paper.pdf",
        "dossier build -c o": "dossier build -c own.ini",
        "dossier build --since o": "dossier build --since old.json",
        "dossier render o": "dossier render old.json",
    }
    shown = [line.rstrip() for line in zsh_lines(asked)]
    for line, got in zip(asked, shown + [""] * len(asked)):
        check("zsh", line, [got], [asked[line]])
    os.chdir("/")
if not failed:
    print("bash, zsh and fish complete commands, options and their values")
sys.exit(failed > 0)
