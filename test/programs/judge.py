#!/usr/bin/python3
"""Pairs of programs, right and wrong: is heddle silent on one, does it find the other?

  test/programs/judge.py --heddle HEDDLE --temp DIR [--part I/N] [NAME…]

Each folder below Inputs is a pair: src/ is the right program, wrong/ has the files that
differ in the wrong one, and case.yaml tells what is wrong there: its kind, the place and
the place that it collides with, and whether ThreadSanitizer saw it when the program was
run. The programs were written by people who knew nothing of heddle.

A wrong program is found if a finding at the default confidence that the right one has not
names one of the two places, give or take a few lines; 'low' if only --confidence=low has
one. 'known: low' or 'known: missed' in case.yaml says that it is not found yet: the run
fails where a case comes out otherwise, better or worse, and where anything is said of a
right program.
"""

import argparse
import glob
import json
import os
import re
import shutil
import subprocess
import sys

import yaml

HERE = os.path.dirname(os.path.abspath(__file__))
NEAR = 4  # lines


def findings(heddle, root, temp):
    """The findings of the program in the folder, those of low confidence too."""
    sources = sorted(glob.glob(root + "/**/*.cpp", recursive=True))
    if not sources:
        sys.exit(f"judge: no sources in '{root}'")
    with open(os.path.join(root, "compile_commands.json"), "w", encoding="utf-8") as f:
        json.dump([{"directory": root, "file": s,
                    "arguments": ["clang++-22", "-std=c++20", "-pthread", "-c", s]}
                   for s in sources], f)
    run = subprocess.run(
        [heddle, "check", "-p", root, "-j1", "--format=json", "--confidence=low", "--quiet",
         "--cache-dir", os.path.join(temp, "cache")],
        capture_output=True, text=True, check=False)
    if run.returncode not in (0, 1):
        sys.exit(f"judge: '{root}': exit status {run.returncode}\n{run.stderr}")
    return json.loads(run.stdout)["findings"]


def places(value):
    """All places that a finding names: (name of the file, line)."""
    if isinstance(value, dict):
        if "file" in value and "line" in value:
            yield os.path.basename(str(value["file"])), value["line"]
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from places(part)


def judge(heddle, pair, temp):
    """('found', 'low' or 'missed', what is said of the right program)."""
    with open(os.path.join(pair, "case.yaml"), encoding="utf-8") as f:
        case = yaml.safe_load(f)
    # One folder for both, so that what does not differ is parsed once.
    root = os.path.join(temp, os.path.basename(pair))
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(os.path.join(pair, "src"), root)
    right = findings(heddle, root, temp)
    shutil.copytree(os.path.join(pair, "wrong"), root, dirs_exist_ok=True)
    known = {(f["check"], f["message"]) for f in right}
    wanted = [(os.path.basename(case["file"]), int(case["line"]))]
    if other := re.match(r"(?:.*/)?([^/:]+):(\d+)", str(case.get("other") or "")):
        wanted.append((other[1], int(other[2])))
    at = {f["confidence"] for f in findings(heddle, root, temp)
          if (f["check"], f["message"]) not in known
          and any(name == file and abs(line - there) <= NEAR
                  for name, line in places(f) for file, there in wanted)}
    result = "found" if at - {"low"} else "low" if at else "missed"
    return case, result, [f for f in right if f["confidence"] != "low"]


def main():
    p = argparse.ArgumentParser(description=__doc__,
                                formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("names", nargs="*")
    p.add_argument("--heddle", required=True)
    p.add_argument("--temp", required=True)
    p.add_argument("--part", default="1/1", help="the I-th of every N pairs")
    a = p.parse_args()
    part, parts = (int(n) for n in a.part.split("/"))
    pairs = [os.path.join(HERE, "Inputs", n) for n in a.names]
    if not pairs:
        pairs = sorted(glob.glob(os.path.join(HERE, "Inputs", "*")))[part - 1::parts]
    os.makedirs(a.temp, exist_ok=True)
    counts, unexpected = {}, []
    for pair in pairs:
        case, result, wrong = judge(os.path.abspath(a.heddle), pair, a.temp)
        name = os.path.basename(pair)
        counts[result] = counts.get(result, 0) + 1
        print(f"{result:7}{name:28}{case['kind']:9}ThreadSanitizer: {case['tsan']}")
        for f in wrong:
            unexpected.append(f"{name}: of the right one: {f['check']}: {f['message']}")
        if result != (expected := case.get("known", "found")):
            unexpected.append(f"{name}: {result}, and not {expected}")
    print(f"{counts.get('found', 0)} of {len(pairs)} found, {counts.get('low', 0)} low, "
          f"{counts.get('missed', 0)} missed")
    sys.exit("\n".join(unexpected) or None)


main()
