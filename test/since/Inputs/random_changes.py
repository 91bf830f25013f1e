"""random_changes.py HEDDLE EDITS [--seed N] [--steps N]

Edits a program at random, commits, and has heddle tell what is new. EDITS: the folder
of test/cache with random_edits.py. After each step the base is checked out:

- there a run must parse nothing: what --since took for the base was the base, at the
  same paths, and its results were kept as such;
- its report must be that of a run without a cache, to the byte;
- what is new must be as much, of each check, as the comparison of the reports of both
  sides says.
"""
import argparse
import collections
import json
import os
import random
import subprocess
import sys

sys.dont_write_bytecode = True
parser = argparse.ArgumentParser(usage=__doc__)
parser.add_argument("heddle")
parser.add_argument("edits")
parser.add_argument("--seed", type=int, default=1)
parser.add_argument("--steps", type=int, default=10)
given = parser.parse_args()
sys.path.insert(0, given.edits)
import project
import random_edits


def git(*words):
    subprocess.run(["git", *words], cwd=tree, check=True, stdout=subprocess.DEVNULL)


def differ(old, new):
    """How many findings of each check are introduced."""
    for name, report in (("old.json", old), ("new.json", new)):
        with open(name, "wb") as file:
            file.write(report)
    run = subprocess.run([given.heddle, "diff", "--format=json", "--fail-on=none", "--allow-failed=9",
                          "old.json", "new.json"], capture_output=True, check=True)
    return collections.Counter(f["check"] for f in json.loads(run.stdout)["introduced"])


def race():
    """Another counter that the threads of the program share."""
    path = os.path.join(tree, "b.cpp")
    with open(path, encoding="utf-8") as source:
        text = source.read()
    name = f"extra{numbers.randrange(10**6)}"
    new = f"static long {name};\n" + text.replace("return nullptr;", f"++{name};\n  return nullptr;")
    edits.write(path, new)
    return "another race"


tree = os.path.abspath("tree")
project.make(tree)
cache = "--cache-dir=" + os.path.abspath("cache")
git("init", "-q", "-b", "main")
with open(os.path.join(tree, ".git/info/exclude"), "w") as file:
    file.write("compile_commands.json\n")
git("add", ".")
git("commit", "-qm", "base")
git("checkout", "-qb", "topic")
numbers = random.Random(given.seed)
edits = random_edits.Edits(tree, numbers)
for step in range(1, given.steps + 1):
    kinds = [race if numbers.random() < 0.3 else edits.any for _ in range(numbers.randrange(1, 4))]
    what = ", ".join(kind() for kind in kinds)
    git("add", "-A")
    git("commit", "-q", "--allow-empty", "-m", what)

    def wrong(why):
        sys.exit(f"seed {given.seed}, step {step} ({what}): {why}")

    # Now and then nothing is known yet.
    if numbers.random() < 0.3:
        subprocess.run(["rm", "-rf", "cache"], check=True)
    since, line, _, _ = random_edits.check(given.heddle, tree, cache, "--since=main")
    head, _, _, _ = random_edits.check(given.heddle, tree, "--no-cache")
    git("checkout", "-q", "main")
    again, last, _, _ = random_edits.check(given.heddle, tree, cache)
    base, _, _, _ = random_edits.check(given.heddle, tree, "--no-cache")
    git("checkout", "-q", "topic")
    print(f"{step}: {what}: {line}", flush=True)
    if not last.endswith("cache 100 %"):
        wrong(f"the base was not what was taken for it: {last}")
    if again != base:
        wrong("another report of the base than without a cache")
    told = collections.Counter(f["check"] for f in json.loads(since)["findings"])
    if told != differ(base, head):
        wrong(f"new are {dict(told)}, not {dict(differ(base, head))}")
    if numbers.random() < 0.3:
        git("branch", "-qf", "main", "topic")
