#!/usr/bin/python3
"""Breaks real code bases in known ways and tells whether heddle notices.

  test/mutation/mutate.py --heddle build/release/bin/heddle [--keep DIR] [CASE…]

Each file in cases/ is one small change that makes right code wrong: a guard
dropped, two locks swapped, a wait replaced by a sleep. Each is made in a fresh
copy of the code base (see tool/bench/corpus.py for where it comes from). A case
is 'found' if a finding appears that was not there before, of one of the
expected checks, at the expected place; 'missed' tells what else is new, and
whether it is there at low confidence.

Of the unchanged code base each file is extracted once; of a changed one only
the files that include what was changed, and then all summaries are linked.
--keep names a folder where the copies and the summaries stay for the next run.

A case is a YAML file:

  code_base: leveldb
  description: what has been broken, and why two threads can meet there
  edits:            # each 'old' must be there exactly once
    - {file: below the sources, old: text, new: text}
  expect:
    checks: [nonatomic-rmw, data-race]   # any of them
    file: util/cache.cc                  # optional: end of the finding's file
    function: LRUCache::Ref              # optional: part of its function
    mentions: refs_                      # optional: part of its message or steps

In 'old' and 'new' the last line break does not count.
"""

import argparse
import glob
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

import yaml

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(1, os.path.join(os.path.dirname(os.path.dirname(HERE)), "tool", "bench"))
import corpus  # noqa: E402

LEVELS = ["high", "medium", "low"]


class Broken(Exception):
    """The case itself is wrong: its text is not there, or does not compile."""


def run(command, folder, allowed=(0,)):
    r = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True,
                       encoding="utf-8", errors="replace")
    if r.returncode not in allowed:
        sys.exit(f"{' '.join(command)}: exit status {r.returncode}\n{r.stderr[-2000:]}")
    return r.stdout


def inputs(entry):
    """The files that the translation unit is made of."""
    rule = run([*corpus.syntaxOnly(entry), "-M"], entry["directory"])
    names = re.split(r"(?<!\\)\s+", rule.replace("\\\n", " ").split(":", 1)[1].strip())
    return sorted({os.path.realpath(os.path.join(entry["directory"], n.replace("\\ ", " ")))
                   for n in names})


class CodeBase:
    """A code base, the copy of it that is changed, and its summaries."""

    def __init__(self, name, work, heddle):
        self.heddle = heddle
        database = corpus.folder(name)
        self.original = os.path.realpath(corpus.sources(name))
        self.folder = os.path.join(work, name)
        self.sources = os.path.join(self.folder, "src")
        os.makedirs(self.folder, exist_ok=True)
        with open(os.path.join(database, corpus.DATABASE), encoding="utf-8") as f:
            text = f.read()
        if self.original not in text:
            raise Broken(f"the compile commands of '{name}' do not name {self.original}")
        with open(os.path.join(self.folder, corpus.DATABASE), "w", encoding="utf-8") as f:
            f.write(text.replace(self.original, self.sources))
        self.units = corpus.commands(self.folder)
        self.freshCopy()
        self.extractUnchanged(text)
        self.before = self.link(self.unchanged)

    def freshCopy(self):
        shutil.rmtree(self.sources, ignore_errors=True)
        shutil.copytree(self.original, self.sources, symlinks=True)

    def stamp(self, database):
        """What the summaries of the unchanged code base depend on."""
        h = hashlib.sha256(database.encode())
        with open(self.heddle, "rb") as f:
            h.update(f.read())
        for where, folders, files in os.walk(self.original):
            folders.sort()
            for name in sorted(files):
                status = os.lstat(os.path.join(where, name))
                h.update(f"{where}/{name} {status.st_size} {status.st_mtime_ns}\n".encode())
        return h.hexdigest()

    def extractUnchanged(self, database):
        where = os.path.join(self.folder, "unchanged")
        self.unchanged = [os.path.join(where, f"{n}.summary") for n in range(len(self.units))]
        known, stamp = os.path.join(self.folder, "inputs.json"), self.stamp(database)
        if os.path.exists(known):
            with open(known, encoding="utf-8") as f:
                old = json.load(f)
            if old["stamp"] == stamp:
                self.inputs = [set(i) for i in old["inputs"]]
                return
            os.remove(known)
        os.makedirs(where, exist_ok=True)
        for entry, summary in zip(self.units, self.unchanged):
            self.extract(entry, summary)
        lists = [inputs(e) for e in self.units]
        with open(known, "w", encoding="utf-8") as f:
            json.dump({"stamp": stamp, "inputs": lists}, f)
        self.inputs = [set(i) for i in lists]

    def extract(self, entry, summary):
        command = [self.heddle, "extract", "-o", summary, "--", *corpus.arguments(entry)]
        run(command, entry["directory"], (0, 3))

    def link(self, summaries):
        report = os.path.join(self.folder, "findings.json")
        names = os.path.join(self.folder, "summaries.rsp")
        with open(names, "w", encoding="utf-8") as f:
            f.writelines(s + "\n" for s in summaries)
        run([self.heddle, "link", "--confidence=low", "--fail-on=none", "--quiet",
             "--format=json", "-o", report, "@" + names], self.folder, (0, 3))
        with open(report, encoding="utf-8") as f:
            return json.load(f)

    def edit(self, edits):
        """Makes the edits in a fresh copy, and gives the files that they change."""
        self.freshCopy()
        changed = set()
        for e in edits:
            path = os.path.join(self.sources, e["file"])
            with open(path, encoding="utf-8", errors="surrogateescape") as f:
                text = f.read()
            old, new = e["old"].rstrip("\n"), e["new"].rstrip("\n")
            if text.count(old) != 1:
                raise Broken(f"{text.count(old)} places in {e['file']} have the old text")
            with open(path, "w", encoding="utf-8", errors="surrogateescape") as f:
                f.write(text.replace(old, new))
            changed.add(os.path.realpath(path))
        return changed

    def mutated(self, edits):
        """The findings in a fresh copy with the edits, and how many files were extracted."""
        changed = self.edit(edits)
        where = os.path.join(self.folder, "changed")
        shutil.rmtree(where, ignore_errors=True)
        os.makedirs(where)
        summaries, count = list(self.unchanged), 0
        for n, entry in enumerate(self.units):
            if self.inputs[n] & changed:
                summaries[n] = os.path.join(where, f"{n}.summary")
                self.extract(entry, summaries[n])
                count += 1
        if not count:
            raise Broken("no file of the code base includes what the case changes")
        after = self.link(summaries)
        known = {json.dumps(e, sort_keys=True) for e in self.before.get("errors", [])}
        errors = [e for e in after.get("errors", []) if json.dumps(e, sort_keys=True) not in known]
        if errors:
            raise Broken(f"the changed code does not compile: {errors[0].get('message')}")
        return after["findings"], count


def matches(finding, expect):
    steps = [s["message"] for t in finding.get("threads", []) for s in t["steps"]]
    text = "\n".join([finding["message"], *steps])
    return (
        finding["check"].removeprefix("heddle-") in expect["checks"]
        and finding["file"].endswith(expect.get("file", ""))
        and expect.get("function", "") in (finding.get("function") or "")
        and expect.get("mentions", "") in text
    )


def atLeast(findings, level):
    return [f for f in findings if LEVELS.index(f["confidence"]) <= LEVELS.index(level)]


def verdict(base, case, level):
    """('found' or 'missed', the finding or what else is new)."""
    after, count = base.mutated(case["edits"])
    said = []
    for shown in dict.fromkeys([level, "low"]):
        old = {f["fingerprint"] for f in atLeast(base.before["findings"], shown)}
        new = [f for f in atLeast(after, shown) if f["fingerprint"] not in old]
        hits = [f for f in new if matches(f, case["expect"])]
        said += [f"{f['check']}@{f['confidence']} in {f.get('function')}" for f in hits[:1]]
        if hits:
            break
        if shown == level:
            others = {f"{f['check'].removeprefix('heddle-')} in {f.get('function')}" for f in new}
            said.append("; ".join(sorted(others)[:3]) if others else "nothing new")
    found = len(said) == 1 and said[0].startswith("heddle-")
    return "found" if found else "missed", ", but ".join(said) + f" ({count} extracted)"


def main():
    p = argparse.ArgumentParser(usage=__doc__)
    p.add_argument("cases", nargs="*", help="names of cases, or of code bases; all by default")
    p.add_argument("--heddle", required=True)
    p.add_argument("--confidence", default="medium", choices=LEVELS)
    p.add_argument("--keep", help="folder for the copies and their summaries")
    a = p.parse_args()
    a.heddle = os.path.abspath(a.heddle)
    counts = {"found": 0, "missed": 0, "broken": 0}
    bases = {}
    with tempfile.TemporaryDirectory(prefix="heddle-mutation-") as temp:
        work = os.path.realpath(a.keep or temp)
        for path in sorted(glob.glob(os.path.join(HERE, "cases", "*.yaml"))):
            name = os.path.splitext(os.path.basename(path))[0]
            with open(path, encoding="utf-8") as f:
                case = yaml.safe_load(f)
            which = case["code_base"]
            if a.cases and name not in a.cases and which not in a.cases:
                continue
            try:
                if which not in bases:
                    bases[which] = CodeBase(which, work, a.heddle)
                result, what = verdict(bases[which], case, a.confidence)
            except (Broken, corpus.Missing, OSError) as e:
                result, what = "broken", str(e)
            counts[result] += 1
            print(f"{result:7} {name:40} {what}", flush=True)
    print(", ".join(f"{n} {k}" for k, n in counts.items()))
    sys.exit(0 if counts["found"] and not counts["missed"] and not counts["broken"] else 1)


if __name__ == "__main__":
    main()
