#!/usr/bin/python3
"""Breaks real code bases in known ways and tells whether heddle notices.

  test/mutation/mutate.py --heddle build/release/bin/heddle [CASE…]

Each file in cases/ is one small change that makes right code wrong: a guard
dropped, two locks swapped, a wait replaced by a sleep. The code base (see
tool/bench/corpus.py for where it comes from) is copied, analysed, changed,
analysed again and restored. A case is 'found' if a finding appears that was
not there before, of one of the expected checks, at the expected place.

A case is a YAML file:

  code_base: leveldb
  description: what has been broken
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
import json
import os
import shutil
import subprocess
import sys
import tempfile

import yaml

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(1, os.path.join(os.path.dirname(os.path.dirname(HERE)), "tool", "bench"))
import corpus  # noqa: E402


class Broken(Exception):
    """The case itself is wrong: its text is not there, or does not compile."""


class CodeBase:
    """A copy of a code base that can be changed."""

    def __init__(self, name, temp, heddle, flags):
        self.name, self.heddle, self.flags = name, heddle, flags
        folder = corpus.folder(name)
        original = os.path.realpath(corpus.sources(name))
        self.sources = os.path.join(temp, name, "src")
        self.folder = os.path.join(temp, name)
        self.cache = os.path.join(temp, "cache")
        shutil.copytree(original, self.sources, symlinks=True)
        with open(os.path.join(folder, corpus.DATABASE), encoding="utf-8") as f:
            database = f.read()
        if original not in database:
            raise Broken(f"the compile commands of '{name}' do not name {original}")
        with open(os.path.join(self.folder, corpus.DATABASE), "w", encoding="utf-8") as f:
            f.write(database.replace(original, self.sources))
        self.before = self.analyse()

    def analyse(self):
        report = os.path.join(self.folder, "findings.json")
        command = [self.heddle, "check", "-p", self.folder, "--quiet", "--fail-on=none"]
        command += ["--format=json", "-o", report, *self.flags]
        run = subprocess.run(command, cwd=self.folder, stdin=subprocess.DEVNULL,
                             env={**os.environ, "XDG_CACHE_HOME": self.cache},
                             capture_output=True, encoding="utf-8", errors="replace")
        if run.returncode not in (0, 3):
            sys.exit(f"{' '.join(command)}: exit status {run.returncode}\n{run.stderr[-2000:]}")
        with open(report, encoding="utf-8") as f:
            return json.load(f)

    def edited(self, edits):
        """The new text of each file of the case."""
        texts = {}
        for e in edits:
            path = os.path.join(self.sources, e["file"])
            if path not in texts:
                with open(path, encoding="utf-8", errors="surrogateescape") as f:
                    texts[path] = f.read()
            old, new = e["old"].rstrip("\n"), e["new"].rstrip("\n")
            if texts[path].count(old) != 1:
                raise Broken(f"{texts[path].count(old)} places in {e['file']} have the old text")
            texts[path] = texts[path].replace(old, new)
        return texts

    def mutated(self, edits):
        """The analysis with the edits in place; the files are then restored."""
        texts = self.edited(edits)
        kept = {}
        try:
            for path, text in texts.items():
                with open(path, "rb") as f:
                    kept[path] = f.read()
                with open(path, "w", encoding="utf-8", errors="surrogateescape") as f:
                    f.write(text)
            after = self.analyse()
        finally:
            for path, content in kept.items():
                with open(path, "wb") as f:
                    f.write(content)
        known = {json.dumps(e, sort_keys=True) for e in self.before.get("errors", [])}
        errors = [e for e in after.get("errors", []) if json.dumps(e, sort_keys=True) not in known]
        if errors:
            raise Broken(f"the changed code does not compile: {errors[0].get('message')}")
        return after


def matches(finding, expect):
    steps = [s["message"] for t in finding.get("threads", []) for s in t["steps"]]
    text = "\n".join([finding["message"], *steps])
    return (
        finding["check"].removeprefix("heddle-") in expect["checks"]
        and finding["file"].endswith(expect.get("file", ""))
        and expect.get("function", "") in (finding.get("function") or "")
        and expect.get("mentions", "") in text
    )


def verdict(base, case):
    """('found' or 'missed', the finding or what else is new)."""
    old = {f["fingerprint"] for f in base.before["findings"]}
    new = [f for f in base.mutated(case["edits"])["findings"] if f["fingerprint"] not in old]
    for f in new:
        if matches(f, case["expect"]):
            return "found", f"{f['check']}@{f['confidence']} in {f.get('function')}"
    others = sorted({f"{f['check'].removeprefix('heddle-')} in {f.get('function')}" for f in new})
    return "missed", "; ".join(others[:3]) if others else "nothing new"


def main():
    p = argparse.ArgumentParser(usage=__doc__)
    p.add_argument("cases", nargs="*", help="names of cases, or of code bases; all by default")
    p.add_argument("--heddle", required=True)
    p.add_argument("--confidence", default="medium", choices=["low", "medium", "high"])
    a = p.parse_args()
    a.heddle = os.path.abspath(a.heddle)
    counts = {"found": 0, "missed": 0, "broken": 0}
    bases = {}
    with tempfile.TemporaryDirectory(prefix="heddle-mutation-") as temp:
        for path in sorted(glob.glob(os.path.join(HERE, "cases", "*.yaml"))):
            name = os.path.splitext(os.path.basename(path))[0]
            with open(path, encoding="utf-8") as f:
                case = yaml.safe_load(f)
            which = case["code_base"]
            if a.cases and name not in a.cases and which not in a.cases:
                continue
            try:
                if which not in bases:
                    flags = ["--confidence=" + a.confidence]
                    bases[which] = CodeBase(which, os.path.realpath(temp), a.heddle, flags)
                result, what = verdict(bases[which], case)
            except (Broken, corpus.Missing, OSError) as e:
                result, what = "broken", str(e)
            counts[result] += 1
            print(f"{result:7} {name:40} {what}", flush=True)
    print(", ".join(f"{n} {k}" for k, n in counts.items()))
    sys.exit(0 if counts["found"] and not counts["missed"] and not counts["broken"] else 1)


if __name__ == "__main__":
    main()
