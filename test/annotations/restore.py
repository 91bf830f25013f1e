#!/usr/bin/python3
"""Takes the annotations out of a code base and tells which of them heddle brings back.

  test/annotations/restore.py --heddle build/release/bin/heddle [--keep DIR] [CODE_BASE]

CODE_BASE is leveldb unless it is said (see tool/bench/corpus.py for where it comes from).
In a copy of it the annotations of data and of callers are removed:

  GUARDED_BY, PT_GUARDED_BY                          of variables
  EXCLUSIVE_LOCKS_REQUIRED, SHARED_LOCKS_REQUIRED,   of functions whose callers hold a lock
  REQUIRES, REQUIRES_SHARED
  LOCKS_EXCLUDED, EXCLUDES                           of functions whose callers must not

also with a prefix that the code base has (ABSL_GUARDED_BY). What makes a class a lock or a
guard stays (LOCKABLE, SCOPED_LOCKABLE, …_LOCK_FUNCTION, UNLOCK_FUNCTION, ASSERT_…), and so
do the definitions of the macros. Then 'heddle check --checks=-*,heddle-guard-annotation
--fix' runs once over the whole compile database, and every unit that includes what it
changed is compiled with -Wthread-safety, as it was before and as it is after: a warning that
was not there before is new.

An annotation is counted where its file belongs to the database: its declaration (the file,
the name, the lock) has it again ('back'), has one with another macro or lock ('other'), or
has none ('missing'). What was not there before is 'extra'. Exits with 1 if there is a new
warning or fewer than --at-least of 100 are back.
"""

import argparse
import collections
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True  # nothing new among the sources
sys.path.insert(1, os.path.join(os.path.dirname(os.path.dirname(HERE)), "tool", "bench"))
import corpus  # noqa: E402

DATA = ("GUARDED_BY", "PT_GUARDED_BY")
CALLERS = ("EXCLUSIVE_LOCKS_REQUIRED", "SHARED_LOCKS_REQUIRED", "REQUIRES", "REQUIRES_SHARED")
EXCLUDED = ("LOCKS_EXCLUDED", "EXCLUDES")
PREFIX = r"(?:[A-Z][A-Z0-9]*_)??"
MACRO = re.compile(
    r"\s*\b(" + PREFIX + "(?:" + "|".join(DATA + CALLERS + EXCLUDED) + r"))\s*\(([^()]*)\)")
SOURCES = (".h", ".hh", ".hpp", ".cc", ".cpp", ".cxx", ".inc")

Annotation = collections.namedtuple("Annotation", "file name kind macro locks")


def kind(macro):
    for names, what in ((DATA, "data"), (CALLERS, "callers"), (EXCLUDED, "excluded")):
        if any(macro == n or macro.endswith("_" + n) for n in names):
            return what
    return None


def onDirective(text, at):
    """Whether the place lies in a line of the preprocessor, or one that continues it."""
    begin = text.rfind("\n", 0, at) + 1
    while begin > 1 and text[:begin - 1].endswith("\\"):
        begin = text.rfind("\n", 0, begin - 1) + 1
    return text[begin:].lstrip(" \t").startswith("#")


def inComment(text, at):
    line = text[text.rfind("\n", 0, at) + 1:at]
    return "//" in line or text.rfind("/*", 0, at) > text.rfind("*/", 0, at)


def declared(text):
    """The name that is declared right before the end of the text."""
    text = MACRO.sub("", text)
    text = re.sub(r"//[^\n]*", "", text).rstrip()
    text = re.sub(r"(?:\s|\b(?:const|noexcept|override|final)\b)+$", "", text)
    while text.endswith((")", "]")):  # parameters, the size of an array
        opened = {")": "(", "]": "["}[text[-1]]
        depth, i = 0, len(text) - 1
        while i >= 0:
            depth += (text[i] == text[-1]) - (text[i] == opened)
            if depth == 0:
                break
            i -= 1
        text = text[:i].rstrip()
    name = re.search(r"(~?\w+)$", text)
    return name.group(1) if name else "?"


def annotations(text, file):
    """(match, Annotation) of all that would be removed."""
    for m in MACRO.finditer(text):
        if onDirective(text, m.start(1)) or inComment(text, m.start(1)):
            continue
        locks = ", ".join(l.strip() for l in m.group(2).split(","))
        name = declared(text[:m.start()])
        yield m, Annotation(file, name, kind(m.group(1)), m.group(1), locks)


def files(folder):
    for where, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            if name.endswith(SOURCES):
                yield os.path.join(where, name)


def read(path):
    with open(path, encoding="utf-8", errors="surrogateescape") as f:
        return f.read()


def write(texts, paths):
    for path in paths:
        with open(path, "w", encoding="utf-8", errors="surrogateescape") as f:
            f.write(texts[path])


def collect(folder):
    out = []
    for path in files(folder):
        out += [a for _, a in annotations(read(path), os.path.relpath(path, folder))]
    return out


def strip(folder):
    removed = []
    for path in files(folder):
        text = read(path)
        found = list(annotations(text, os.path.relpath(path, folder)))
        for m, a in reversed(found):
            text = text[:m.start()] + text[m.end():]
        write({path: text}, [path] if found else [])
        removed += [a for _, a in found]
    return removed


class Compilation:
    """The files of the database with what they include, and what the compiler says."""

    def __init__(self, folder, sources):
        self.units = corpus.commands(folder)
        self.sources = sources
        self.inputs = [self.included(e) for e in self.units]

    def included(self, entry):
        rule = subprocess.run([*corpus.syntaxOnly(entry), "-MM"], cwd=entry["directory"],
                              capture_output=True, text=True, check=False).stdout
        names = rule.replace("\\\n", " ").split(":", 1)[-1].split()
        return {os.path.relpath(os.path.realpath(os.path.join(entry["directory"], n)),
                                self.sources) for n in names}

    def warnings(self, changed):
        """(file, text without line) of each warning and error in the units that include what
        has changed, with how often it is there."""
        out = collections.Counter()
        for e, inputs in zip(self.units, self.inputs):
            if not inputs & changed:
                continue
            # No flag of the code base makes an error of it, and none turns it off.
            command = [a for a in corpus.syntaxOnly(e) if a != "-w" and not a.startswith("-W")]
            said = subprocess.run([*command, "-Wno-everything", "-Wthread-safety", "-Wgcc-compat",
                                   "-Wno-error"],
                                  cwd=e["directory"], capture_output=True, text=True,
                                  check=False).stderr
            for line in sorted(set(said.splitlines())):  # once for each unit
                m = re.match(r"(.*?):\d+:\d+: (?:warning|error): (.*)", line)
                if m:
                    out[os.path.relpath(m.group(1), self.sources), m.group(2)] += 1
        return out


def compare(before, after):
    """(back, other, missing, extra) of two lists of annotations."""
    left = collections.defaultdict(list)
    for a in after:
        left[a.file, a.name, a.kind].append(a)
    back, other, missing = [], [], []
    for a in before:
        here = left[a.file, a.name, a.kind]
        same = [b for b in here if b.macro == a.macro and b.locks == a.locks]
        if same:
            here.remove(same[0])
            back.append(a)
        elif here:
            other.append((a, here.pop(0)))
        else:
            missing.append(a)
    return back, other, missing, [a for here in left.values() for a in here]


def show(title, some):
    print(f"{title}: {len(some)}")
    for a in some:
        print(f"  {a.file}: {a.name} {a.macro}({a.locks})")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--heddle", required=True)
    parser.add_argument("--keep", help="where the copy stays")
    parser.add_argument("--at-least", type=int, default=80, metavar="N")
    parser.add_argument("code_base", nargs="?", default="leveldb")
    options = parser.parse_args()
    heddle = os.path.abspath(options.heddle)
    database, original = corpus.folder(options.code_base), corpus.sources(options.code_base)
    original = os.path.realpath(original)
    work = os.path.abspath(options.keep or tempfile.mkdtemp(prefix="annotations-"))
    sources = os.path.join(work, "src")
    shutil.rmtree(sources, ignore_errors=True)
    shutil.copytree(original, sources, symlinks=True)
    text = read(os.path.join(database, corpus.DATABASE))
    with open(os.path.join(work, corpus.DATABASE), "w", encoding="utf-8") as f:
        f.write(text.replace(original, sources))
    try:
        return measure(heddle, work, sources, options.at_least)
    finally:
        if not options.keep:
            shutil.rmtree(work)


def measure(heddle, work, sources, atLeast):
    unit = Compilation(work, sources)
    compiled = set().union(*unit.inputs)
    removed = strip(sources)
    outside = [a for a in removed if a.file not in compiled]
    counted = [a for a in removed if a.file in compiled]
    kinds = collections.Counter(a.macro for a in removed)
    print(f"removed: {len(removed)} (" + ", ".join(f"{k} {n}" for k, n in sorted(kinds.items())) +
          f"), {len(outside)} of them in files that are not compiled")
    already = collect(sources)
    if already:
        sys.exit(f"{already[0].file}: {already[0].macro} is still there")
    stripped = {path: read(path) for path in files(sources)}
    run = subprocess.run([heddle, "check", "-p", work, "--no-cache", "--fail-on=none", "--quiet",
                          "--checks=-*,heddle-guard-annotation", "--fix"], cwd=work,
                         capture_output=True, text=True, check=False)
    with open(os.path.join(work, "findings.txt"), "w", encoding="utf-8") as f:
        f.write(run.stdout + run.stderr)
    if run.returncode not in (0, 3):
        sys.exit(f"heddle: exit status {run.returncode}\n{run.stderr[-2000:]}")
    fixed = {path: read(path) for path in files(sources)}
    changed = [path for path in fixed if fixed[path] != stripped[path]]
    names = {os.path.relpath(path, sources) for path in changed}
    after = unit.warnings(names)
    write(stripped, changed)
    warnings = unit.warnings(names)
    write(fixed, changed)
    added, gone = after - warnings, warnings - after
    back, other, missing, extra = compare(counted, collect(sources))
    for what, name in (("data", "of data"), ("callers", "of callers"),
                       ("excluded", "of callers that must not hold it")):
        all_, got = ([a for a in some if a.kind == what] for some in (counted, back))
        changed = [a for a, _ in other if a.kind == what]
        print(f"{name}: {len(got)} of {len(all_)} back, {len(changed)} otherwise")
    show("missing", missing)
    print(f"other: {len(other)}")
    for a, b in other:
        print(f"  {a.file}: {a.name} {a.macro}({a.locks}), now {b.macro}({b.locks})")
    show("extra", extra)
    print(f"warnings under -Wthread-safety: {warnings.total()} without, "
          f"{gone.total()} of them gone, {added.total()} new")
    for (file, message), n in sorted(added.items()):
        print(f"  {file}: {message} ({n})")
    offered = [a for a in counted if a.kind != "excluded"]
    share = 100 * len(back) / max(1, len(offered))
    print(f"back: {len(back)} of {len(offered)} that the check offers ({share:.0f} of 100), "
          f"{len(back)} of {len(counted)} that were compiled "
          f"({100 * len(back) / max(1, len(counted)):.0f} of 100)")
    return 1 if added or share < atLeast else 0


if __name__ == "__main__":
    sys.exit(main())
