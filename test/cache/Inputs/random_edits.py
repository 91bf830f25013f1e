"""random_edits.py HEDDLE [--seed N] [--steps N] [--project FOLDER]

Edits a program at random, and after each step compares the report of a run with the
cache to that of a run without one, to the byte. A second run at once, and one after
a file was touched alone, must parse nothing.

Without --project in a small program that is made here. With it in a copy of a real
one: FOLDER holds a compile_commands.json; the tree below the common folder of its
sources is copied and its commands changed accordingly; times are told.
"""
import argparse
import json
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import project


def arguments():
    p = argparse.ArgumentParser(usage=__doc__)
    p.add_argument("heddle")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--steps", type=int, default=25)
    p.add_argument("--project")
    return p.parse_args()


def copied(folder):
    """Copies a real program to ./tree; the folder of its database."""
    with open(os.path.join(folder, "compile_commands.json"), encoding="utf-8") as f:
        text = f.read()
    entries = json.loads(text)
    files = [os.path.join(e["directory"], e["file"]) for e in entries]
    root = os.path.commonpath([os.path.dirname(os.path.normpath(f)) for f in files])
    tree = os.path.abspath("tree")
    shutil.copytree(root, tree, symlinks=True, ignore=shutil.ignore_patterns(".git"))
    with open(os.path.join(tree, "compile_commands.json"), "w", encoding="utf-8") as f:
        f.write(text.replace(root + "/", tree + "/"))
    return tree


class Edits:
    """Each method makes one edit and gives a word on it."""

    def __init__(self, tree, random_numbers):
        self.tree, self.random = tree, random_numbers
        self.saved = {}

    def files(self, *endings):
        found = []
        for where, folders, names in os.walk(self.tree):
            folders.sort()
            found += [os.path.join(where, n) for n in sorted(names) if n.endswith(endings)]
        return found

    def pick(self, *endings):
        path = self.random.choice(self.files(*endings))
        with open(path, encoding="utf-8", errors="surrogateescape") as f:
            return path, f.read()

    def write(self, path, text):
        if path not in self.saved and os.path.exists(path):
            with open(path, encoding="utf-8", errors="surrogateescape") as f:
                self.saved[path] = f.read()
        with open(path, "w", encoding="utf-8", errors="surrogateescape") as f:
            f.write(text)

    def comment(self, *endings):
        path, text = self.pick(*endings)
        self.write(path, text + f"// {self.random.random()}\n")
        return "a comment in " + os.path.basename(path)

    def comment_in_source(self):
        return self.comment(".cpp", ".cc")

    def comment_in_header(self):
        return self.comment(".h", ".hpp")

    def line_on_top(self):
        path, text = self.pick(".cpp", ".cc", ".h")
        self.write(path, "\n" + text)
        return "a line on top of " + os.path.basename(path)

    def statement(self):
        path, text = self.pick(".cpp", ".cc")
        number = self.random.randrange(10**9)
        self.write(path, text + f"int added{number};\nvoid add{number}() {{ ++added{number}; }}\n")
        return "a function in " + os.path.basename(path)

    def number(self):
        path, text = self.pick(".cpp", ".cc", ".h")
        places = list(re.finditer(r"(?<![\w.\"'])\d(?![\w.\"'])", text))
        if not places:
            return "nothing"
        at = self.random.choice(places).start()
        self.write(path, text[:at] + str(self.random.randrange(1, 9)) + text[at + 1 :])
        return "a number in " + os.path.basename(path)

    def without_line(self):
        path, text = self.pick(".cpp", ".cc", ".h")
        lines = text.split("\n")
        del lines[self.random.randrange(len(lines))]
        self.write(path, "\n".join(lines))
        return "a line less in " + os.path.basename(path)

    def touch(self):
        path, _ = self.pick(".cpp", ".cc", ".h")
        os.utime(path, (self.random.randrange(2 * 10**9),) * 2)
        return "touched " + os.path.basename(path)

    def shadow(self):
        """A header beside a source, which quotes find first."""
        path, text = self.pick(".h")
        source, _ = self.pick(".cpp", ".cc")
        there = os.path.join(os.path.dirname(source), os.path.basename(path))
        if os.path.exists(there):
            os.remove(there)
            self.saved[there] = text
            return "no more " + os.path.relpath(there, self.tree)
        self.write(there, text + f"// {self.random.random()}\n")
        return "another " + os.path.relpath(there, self.tree)

    def undo(self):
        if not self.saved:
            return "nothing"
        path = self.random.choice(sorted(self.saved))
        self.write(path, self.saved[path])
        return "undone " + os.path.basename(path)

    def any(self):
        names = sorted(n for n in vars(Edits) if not n.startswith("_"))
        kinds = [n for n in names if n not in ("files", "pick", "write", "comment", "any")]
        return getattr(self, self.random.choice(kinds))()


def check(heddle, tree, *flags):
    """(report, closing line, seconds of CPU, of the clock)."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    run = subprocess.run([heddle, "check", "-p", tree, "--format=json", "--fail-on=none",
                          "--confidence=low", *flags], cwd=tree, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if run.returncode not in (0, 3):
        sys.exit(f"exit status {run.returncode}\n{run.stderr.decode(errors='replace')}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return run.stdout, run.stderr.decode(errors="replace").splitlines()[-1], cpu, \
        time.monotonic() - start


def main():
    a = arguments()
    if a.project:
        tree = copied(a.project)
    else:
        tree = os.path.abspath("tree")
        project.make(tree)
    cache = "--cache-dir=" + os.path.abspath("cache")
    edits = Edits(tree, random.Random(a.seed))
    check(a.heddle, tree, cache)
    sums = [0.0, 0.0]
    for step in range(a.steps):
        what = edits.any()
        cached, line, cpu, wall = check(a.heddle, tree, cache)
        again, last, _, _ = check(a.heddle, tree, cache)
        plain, _, plain_cpu, plain_wall = check(a.heddle, tree, "--no-cache")
        sums[0] += cpu
        sums[1] += plain_cpu
        share = line.rsplit(", ", 1)[-1]
        print(f"{step + 1}: {what}: {share}, cpu {cpu:.2f} of {plain_cpu:.2f} s, "
              f"wall {wall:.2f} of {plain_wall:.2f} s", flush=True)
        if cached != plain or again != plain:
            sys.exit(f"seed {a.seed}, step {step + 1} ({what}): another report than without a cache")
        if not last.endswith("cache 100 %"):
            sys.exit(f"seed {a.seed}, step {step + 1} ({what}): run again at once: {last}")
        if what.startswith(("touched", "nothing")) and not line.endswith("cache 100 %"):
            sys.exit(f"seed {a.seed}, step {step + 1} ({what}): {line}")
    print(f"together: cpu {sums[0]:.1f} s with the cache, {sums[1]:.1f} s without")


if __name__ == "__main__":
    main()
