"""Stands for heddle in the test of mutate.py: reports each file that has "++"
but no "lock"."""

import json
import os
import sys

folder = sys.argv[sys.argv.index("-p") + 1]
findings = []
with open(os.path.join(folder, "compile_commands.json"), encoding="utf-8") as f:
    entries = json.load(f)
for entry in entries:
    with open(entry["file"], encoding="utf-8") as f:
        text = f.read()
    if "++" in text and "lock" not in text:
        findings.append({"check": "heddle-nonatomic-rmw", "confidence": "medium",
                         "file": entry["file"], "function": "count", "message": "'hits'",
                         "fingerprint": os.path.basename(entry["file"]), "threads": []})
with open(sys.argv[sys.argv.index("-o") + 1], "w", encoding="utf-8") as f:
    json.dump({"findings": findings, "errors": []}, f)
