"""The rules of docs/contributing.md that a program can check.

Every source opens with the licence; no file passes 800 lines; nothing is named
after being a heap; no file names a folder of the machine it was written on.
"""

import os
import re
import sys

root = sys.argv[1]
HEAPS = {"utils", "util", "common", "misc", "helpers", "helper"}
LICENCE = "SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception"


def sources():
    for top in ("lib", "checks", "tool", "test", "docs"):
        for where, folders, files in sorted(os.walk(os.path.join(root, top))):
            folders[:] = sorted(d for d in folders if d != "__pycache__")
            for name in sorted(files):
                yield os.path.join(where, name), name


def main():
    wrong, seen = [], 0
    for path, name in sources():
        shown = os.path.relpath(path, root)
        stem, suffix = os.path.splitext(name)
        if stem.lower() in HEAPS or os.path.basename(os.path.dirname(path)).lower() in HEAPS:
            wrong.append(f"{shown}: says nothing by its name")
        with open(path, encoding="utf-8", errors="replace") as f:
            text = f.read()
        if re.search(r"/(?:work|var/tmp)/", text) and not shown.startswith("test/project/house"):
            wrong.append(f"{shown}: names a folder of one machine")
        if suffix not in (".h", ".cpp") or not shown.startswith(("lib/", "checks/", "tool/")):
            continue
        seen += 1
        if LICENCE not in text[:600]:
            wrong.append(f"{shown}: has no licence at its head")
        if text.count("\n") > 800:
            wrong.append(f"{shown}: has {text.count(chr(10))} lines")
    if seen < 10:
        wrong.append(f"only {seen} sources were read")
    if wrong:
        sys.exit("\n".join(wrong))


main()
