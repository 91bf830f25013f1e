"""Stands for heddle in the test of check-heddle: a finding per line with BUG."""

import json
import os
import sys

folder = sys.argv[sys.argv.index("-p") + 1]
findings = []
with open(os.path.join(folder, "compile_commands.json"), encoding="utf-8") as f:
    entries = json.load(f)
for entry in entries:
    with open(entry["file"], encoding="utf-8") as f:
        for number, line in enumerate(f, 1):
            if "BUG" in line:
                file = os.path.relpath(entry["file"], folder)
                findings.append({"check": "heddle-lock-order", "confidence": "high", "file": file,
                                 "line": number, "message": "a cycle"})
                print(f"{file}:{number}: a cycle")
with open(sys.argv[sys.argv.index("-o") + 1], "w", encoding="utf-8") as f:
    json.dump({"findings": findings, "errors": []}, f)
