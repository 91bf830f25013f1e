#!/usr/bin/python3
"""Runs 'heddle check' on a test file and compares its findings with the file.

  RUN: %check_heddle %s [CHECK…] [--confidence=LEVEL] [--std=STD] [--errors-ok] [-- COMPILER FLAGS]

The test file is one source, or several after lines '//--- NAME' (split-file):
then every .c, .cc and .cpp is a translation unit, and the rest are headers.
The compile database is made on the spot: -std=c++20, C sources -std=c17.

CHECK… names the checks to run ('lock-order'); all that are on by default if
there is none. Only findings of --confidence (medium) or more are looked at.

Every finding must be announced on its line, and every announcement be found:

  balance_ += amount;        // heddle: nonatomic-rmw
  balance_ += amount;        // heddle: nonatomic-rmw@high, data-race
  // heddle@+1: lock-order
  std::lock_guard g(b);

Two findings of one check on one line are announced twice. If the file has
CHECK lines, FileCheck compares them with the text that heddle prints; lines
have the same numbers as in the test file, so that [[@LINE]] works, after
split-file too. A '.heddle.yaml' among the parts is the configuration; else the
configuration is empty. The compiler's own errors fail the test, except with
--errors-ok.
"""

import argparse
import collections
import json
import os
import re
import shutil
import subprocess
import sys

SOURCES = {".c": "c17", ".cc": None, ".cpp": None}
MARKER = re.compile(r"(?://|/\*)\s*heddle(?:@([+-]\d+))?:\s*([a-z0-9@, -]+)")
Announced = collections.namedtuple("Announced", "file line check confidence")


def fail(message):
    print(message)
    sys.exit(1)


def parseArguments(argv):
    flags = []
    if "--" in argv:
        at = argv.index("--")
        argv, flags = argv[:at], argv[at + 1 :]
    p = argparse.ArgumentParser(usage=__doc__)
    p.add_argument("file")
    p.add_argument("checks", nargs="*")
    p.add_argument("--confidence", default="medium", choices=["low", "medium", "high"])
    p.add_argument("--std", default="c++20")
    p.add_argument("--errors-ok", action="store_true")
    p.add_argument("--heddle", required=True)
    p.add_argument("--llvm-bin", required=True)
    p.add_argument("--temp", required=True)
    p.add_argument("--heddle-flag", action="append", default=[], help="a flag for 'heddle check'")
    a = p.parse_intermixed_args(argv)
    a.flags = flags
    return a


def placeSources(a):
    """Puts the test file, or its parts, into the empty folder a.temp."""
    shutil.rmtree(a.temp, ignore_errors=True)
    os.makedirs(a.temp)
    with open(a.file, encoding="utf-8", errors="surrogateescape") as f:
        text = f.read()
    if re.search(r"^(.|//)--- \S", text, re.M):
        splitFile = os.path.join(a.llvm_bin, "split-file")
        subprocess.run([splitFile, "--leading-lines", a.file, a.temp], check=True)
    else:
        shutil.copy(a.file, a.temp)
    return text


def reportRoot(folder):
    """What paths in JSON are relative to: the nearest folder with .git, or folder."""
    above = os.path.abspath(folder)
    while above != "/":
        if os.path.exists(os.path.join(above, ".git")):
            return above
        above = os.path.dirname(above)
    return folder


def filesBelow(folder):
    found = []
    for where, _, names in os.walk(folder):
        found += [os.path.join(where, n) for n in names]
    return sorted(found)


def writeDatabase(a):
    entries = []
    for file in filesBelow(a.temp):
        suffix = os.path.splitext(file)[1]
        if suffix not in SOURCES:
            continue
        compiler = "clang" if suffix == ".c" else "clang++"
        command = [os.path.join(a.llvm_bin, compiler), "-std=" + (SOURCES[suffix] or a.std)]
        command += ["-pthread", "-I", os.path.dirname(os.path.abspath(a.file)), *a.flags]
        command += ["-c", file, "-o", os.path.splitext(file)[0] + ".o"]
        entries.append({"directory": a.temp, "file": file, "arguments": command})
    if not entries:
        fail(f"'{a.file}' holds no .c, .cc or .cpp file")
    with open(os.path.join(a.temp, "compile_commands.json"), "w") as f:
        json.dump(entries, f, indent=1)


def announcements(a):
    announced = []
    for file in filesBelow(a.temp):
        if file.endswith(".json"):
            continue
        with open(file, encoding="utf-8", errors="surrogateescape") as f:
            for number, line in enumerate(f, 1):
                for offset, names in MARKER.findall(line):
                    for name in filter(None, re.split(r"[,\s]+", names.strip(" -"))):
                        check, _, confidence = name.partition("@")
                        check = check.removeprefix("heddle-")
                        announced.append(Announced(file, number + int(offset or 0), check, confidence))
    return announced


def runHeddle(a):
    """Returns what heddle prints, and its JSON report."""
    config = os.path.join(a.temp, ".heddle.yaml")
    if not os.path.exists(config):
        config = os.path.join(a.temp, "empty.yaml")
        open(config, "w").close()
    report = os.path.join(a.temp, "findings.json")
    cache = os.path.join(a.temp, "cache")  # its own, and so an empty one
    command = [a.heddle, "check", "-p", a.temp, "--config-file=" + config, "-j1"]
    command += ["--confidence=" + a.confidence, "--fail-on=none", "--format=json", "-o", report]
    if a.checks:
        names = ["heddle-" + c.removeprefix("heddle-") for c in a.checks]
        command.append("--checks=-*," + ",".join(names))
    command += a.heddle_flag
    run = subprocess.run(
        command, cwd=a.temp, env={**os.environ, "XDG_CACHE_HOME": cache},
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        encoding="utf-8", errors="surrogateescape",
    )
    allowed = (0, 3) if a.errors_ok else (0,)
    if run.returncode not in allowed or not os.path.exists(report):
        fail(f"{' '.join(command)}\n{run.stdout}\nexit status {run.returncode}")
    with open(report, encoding="utf-8") as f:
        result = json.load(f)
    if result.get("errors") and not a.errors_ok:
        fail(f"{run.stdout}\nthe test file does not compile: {result['errors']}")
    return run.stdout, result


def compare(a, announced, result):
    """Returns a line for each finding without marker, and the other way round."""
    wrong = []
    left = list(announced)
    for f in result["findings"]:
        inTest = os.path.join(a.temp, f["file"])
        file = os.path.realpath(
            inTest if os.path.exists(inTest) else os.path.join(reportRoot(a.temp), f["file"]))
        check = f["check"].removeprefix("heddle-")
        same = [
            m for m in left
            if (os.path.realpath(m.file), m.line, m.check) == (file, f["line"], check)
            and m.confidence in ("", f["confidence"])
        ]
        if same:
            left.remove(same[0])
        else:
            wrong.append(
                f"unexpected finding: {f['file']}:{f['line']}: {check}@{f['confidence']}: {f['message']}"
            )
    for m in left:
        level = "@" + m.confidence if m.confidence else ""
        wrong.append(f"announced but not found: {os.path.basename(m.file)}:{m.line}: {m.check}{level}")
    return wrong


def main():
    a = parseArguments(sys.argv[1:])
    a.temp = os.path.realpath(a.temp)
    text = placeSources(a)
    writeDatabase(a)
    announced = announcements(a)
    printed, result = runHeddle(a)
    wrong = compare(a, announced, result)
    if wrong:
        fail(printed + "\n" + "\n".join(wrong))
    if re.search(r"\bCHECK(-[A-Z]+)?:", text):
        fileCheck = os.path.join(a.llvm_bin, "FileCheck")
        run = subprocess.run(
            [fileCheck, "--dump-input-context=30", a.file], input=printed,
            encoding="utf-8", errors="surrogateescape",
        )
        sys.exit(run.returncode)


if __name__ == "__main__":
    main()
