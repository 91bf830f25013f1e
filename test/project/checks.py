"""Every registered check has a page and tests, and no page or test is left over; the page
says of a check that it is off by default if it is.

  checks.py ROOT < output of 'heddle checks'

Tests: test/checks/NAME/ with at least one 'bad' case and at least as many 'ok'
as 'bad'. A case is an identifier with one of these words in it (bad_transfer,
okUnderLock); a file without any counts once, if its own name has the word.
"""

import os
import re
import sys

root = sys.argv[1]
# Declared or defined, not merely called: the name of a function, a class or a
# namespace, at the place where it gets its body.
CASE = re.compile(r"\b(\w+)\s*(?:\([^;{}]*\)[^;{}]*|(?::\s*[^;{}]*)?)\{")
WORD = {kind: re.compile(rf"(?:^|_|-|\.)(?:{kind})(?:$|_|-|\.|\d|(?=[A-Z]))|(?<=[a-z]){kind.title()}(?:$|_|\d|(?=[A-Z]))")
        for kind in ("bad", "ok")}


def cases(folder):
    """How many cases of each kind lie in the folder."""
    count = dict.fromkeys(WORD, 0)
    for where, _, files in sorted(os.walk(folder)):
        for name in sorted(files):
            if not name.endswith((".c", ".cc", ".cpp", ".h", ".test")):
                continue
            with open(os.path.join(where, name), encoding="utf-8", errors="replace") as f:
                names = set(CASE.findall(f.read()))
            kinds = {k: sum(1 for n in names if w.search(n)) for k, w in WORD.items()}
            if not any(kinds.values()):
                kinds = {k: int(bool(w.search(name))) for k, w in WORD.items()}
            for kind, number in kinds.items():
                count[kind] += number
    return count


def below(folder, suffix=""):
    path = os.path.join(root, folder)
    names = os.listdir(path) if os.path.isdir(path) else []
    return {n.removesuffix(suffix) for n in names if n.endswith(suffix)}


def page(name):
    path = os.path.join(root, "docs", "checks", name + ".md")
    if not os.path.exists(path):
        return None
    with open(path, encoding="utf-8") as f:
        return f.read()


def main():
    listed = sys.stdin.read()
    registered = set(re.findall(r"^\s*heddle-([a-z-]+)", listed, re.M))
    off = set(re.findall(r"^\s*heddle-([a-z-]+) .*\(off by default\)$", listed, re.M))
    wrong = [] if registered else ["'heddle checks' lists no check"]
    for name in sorted(registered):
        text = page(name)
        if text is None:
            wrong.append(f"{name}: no page docs/checks/{name}.md")
        elif ("off by default" in text.lower()) is not (name in off):
            wrong.append(f"{name}: page and registry differ in whether it is off by default")
        count = cases(os.path.join(root, "test", "checks", name))
        if not count["bad"]:
            wrong.append(f"{name}: no 'bad' case in test/checks/{name}")
        if count["ok"] < count["bad"]:
            wrong.append(f"{name}: {count['bad']} 'bad' cases and only {count['ok']} 'ok' ones")
    for name in sorted(below("docs/checks", ".md") - registered - {"README"}):
        wrong.append(f"docs/checks/{name}.md: no such check")
    if wrong:
        sys.exit("\n".join(wrong))


main()
