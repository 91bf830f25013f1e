"""Holds the clang-tidy plugin to 'heddle check': it finds nothing more.

  subset.py --heddle=… --llvm-bin=… --plugin=… --temp=… FILE-OR-FOLDER…

Each test file is taken as test/check-heddle.py takes it, one program with one
or several translation units. What the plugin reports in each unit alone must be
among what 'heddle check' reports for the whole program, by check, file, line
and column; both show what is of medium confidence or more. What is known to be
reported of a unit alone only (docs/clang-tidy.md) is announced on its line by
'// alone: NAME', and must be.
"""

import argparse
import importlib.util
import json
import os
import re
import subprocess
import sys

sys.dont_write_bytecode = True  # the sources stay as they are
here = os.path.dirname(os.path.abspath(__file__))
spec = importlib.util.spec_from_file_location(
    "check_heddle", os.path.join(here, os.pardir, "check-heddle.py"))
checkHeddle = importlib.util.module_from_spec(spec)
spec.loader.exec_module(checkHeddle)

WARNING = re.compile(r"^(/[^:\n]+):(\d+):(\d+): (?:warning|error): .* \[(heddle-[a-z-]+)[\],]", re.M)


def parseArguments():
    p = argparse.ArgumentParser(usage=__doc__)
    p.add_argument("paths", nargs="+")
    p.add_argument("--heddle", required=True)
    p.add_argument("--llvm-bin", required=True)
    p.add_argument("--plugin", required=True)
    p.add_argument("--temp", required=True)
    p.add_argument("--shard", default="0/1", help="I/N: every N-th file from the I-th")
    return p.parse_args()


def testFiles(paths):
    files = []
    for path in paths:
        files += checkHeddle.filesBelow(path) if os.path.isdir(path) else [path]
    return sorted(f for f in files if os.path.splitext(f)[1] in checkHeddle.SOURCES)


def runLine(file):
    """The flags of the test's RUN line, as check-heddle.py takes them."""
    with open(file, encoding="utf-8", errors="surrogateescape") as f:
        found = re.search(r"RUN: %check_heddle %s(.*)", f.read())
    return found[1].split() if found else []


def byPlugin(a, t):
    with open(os.path.join(t.temp, "compile_commands.json"), encoding="utf-8") as f:
        units = [e["file"] for e in json.load(f)]
    config = os.path.join(t.temp, ".heddle.yaml")
    if not os.path.exists(config):
        config = os.path.join(t.temp, "empty.yaml")
        open(config, "w").close()
    settings = {"Checks": "-*,heddle-*", "CheckOptions": {"HeddleConfig": config}}
    found = set()
    for unit in units:
        run = subprocess.run(
            [os.path.join(a.llvm_bin, "clang-tidy"), "--load=" + a.plugin, "-p", t.temp, "--quiet",
             "--config=" + json.dumps(settings), unit],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            encoding="utf-8", errors="surrogateescape")
        if run.returncode not in ((0, 1) if t.errors_ok else (0,)):
            checkHeddle.fail(f"clang-tidy ended with {run.returncode}: {unit}\n{run.stdout}{run.stderr}")
        for file, line, column, check in WARNING.findall(run.stdout):
            found.add((check, os.path.realpath(file), int(line), int(column)))
    return found


def byHeddle(t):
    root = checkHeddle.reportRoot(t.temp)
    _, result = checkHeddle.runHeddle(t)
    return {(f["check"], os.path.realpath(os.path.join(root, f["file"])), f["line"], f["column"])
            for f in result["findings"]}


def announcedAlone(place):
    """(line, check) of what the plugin alone is known to report there."""
    with open(place, encoding="utf-8", errors="surrogateescape") as f:
        return {(number, "heddle-" + found[1]) for number, text in enumerate(f, 1)
                if (found := re.search(r"// alone: ([a-z-]+)", text))}


def main():
    a = parseArguments()
    shard, shards = map(int, a.shard.split("/"))
    wrong, seen, both = [], 0, 0
    for file in testFiles(a.paths)[shard::shards]:
        line = ["--heddle=" + a.heddle, "--llvm-bin=" + a.llvm_bin, "--temp=" + a.temp, file]
        line += [w for w in runLine(file) if not w.startswith("--confidence")]
        t = checkHeddle.parseArguments(line)
        t.checks, t.temp = [], os.path.realpath(a.temp)
        checkHeddle.placeSources(t)
        checkHeddle.writeDatabase(t)
        alone = byPlugin(a, t)
        whole = byHeddle(t) if alone else set()
        seen += 1
        both += len(whole & alone)
        places = {place for _, place, _, _ in alone}
        known = {(place, *which) for place in places for which in announcedAlone(place)}
        wrong += [f"{file}: only the plugin reports {check} at {os.path.basename(place)}:{row}:{column}"
                  for check, place, row, column in sorted(alone - whole)
                  if (place, row, check) not in known]
        told = {(place, row, check) for check, place, row, _ in alone - whole}
        wrong += [f"{file}: not reported by the plugin alone: {check} at "
                  f"{os.path.basename(place)}:{row}" for place, row, check in sorted(known - told)]
    print(f"{seen} programs, {both} findings by both")
    if wrong or not seen or not both:
        checkHeddle.fail("\n".join(wrong) or "nothing was compared")


main()
