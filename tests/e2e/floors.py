#!/usr/bin/env python3
"""floors.py SOURCE BUILD: every #include of src/ goes to a module that the includer may use, and library
headers stay behind their fences (docs/ARCHITECTURE.md). The floors are those that CMake declares."""
import os, re, sys

source, build = sys.argv[1:3]
floors = {}
for line in open(os.path.join(build, "floors.txt"), encoding="utf-8"):
    name, _, depends = line.strip().partition(":")
    floors[name] = set(depends.split()) | {name}

# header prefix → modules (or files) that may include it
FENCES = {
    "zip.h": {"epub", "corpus"},
    "libxml/": {"epub", "corpus", "web"},
    "cairo-pdf.h": set(),
    "cairo": {"layout", "style", "epub"},
    "pango/": {"layout", "pdf", "style", "epub"},
    "hb": {"epub", "layout", "pdf"},
    "fontconfig/": {"style"},
    "gio/": {"app", "base/data.c", "base/publish.c", "corpus/scan.c"},
    "json-glib/": {"report", "app", "corpus"},
    "zlib.h": set(),
    "libdeflate.h": {"base/deflate.c"},
    "nettle/": {"base/digest.c"},
}
faults = []
n = 0
for folder, _, names in sorted(os.walk(os.path.join(source, "src"))):
    module = os.path.relpath(folder, os.path.join(source, "src")).split(os.sep)[0]
    for name in sorted(names):
        if not name.endswith((".c", ".h", ".def")):
            continue
        path = os.path.join(folder, name)
        for number, line in enumerate(open(path, encoding="utf-8"), 1):
            m = re.match(r'\s*#\s*include\s*(["<])([^">]+)[">]', line)
            if not m:
                continue
            n += 1
            header = m.group(2)
            place = "%s:%d" % (os.path.relpath(path, source), number)
            if m.group(1) == '"':
                target = header.split("/")[0]
                if target not in floors.get(module, ()):
                    faults.append("%s: %s must not include %s" % (place, module, header))
                continue
            for prefix in sorted(FENCES, key=len, reverse=True):
                if header.startswith(prefix):
                    allowed = FENCES[prefix]
                    if module not in allowed and "%s/%s" % (module, name) not in allowed:
                        faults.append("%s: <%s> stays behind its fence (%s)" % (place, header, ", ".join(sorted(allowed))))
                    break
print("\n".join(faults) or "%d includes keep to their floors" % n)
sys.exit(1 if faults or n == 0 else 0)
