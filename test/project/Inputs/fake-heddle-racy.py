"""Stands for heddle in the test of mutate.py: 'extract' keeps the text of a file
and of what it includes, and 'link' reports each that has "++" but no "lock"."""

import json
import os
import re
import sys


def text(path):
    with open(path, encoding="utf-8") as f:
        own = f.read()
    folder = os.path.dirname(path)
    return own + "".join(text(os.path.join(folder, i)) for i in re.findall('#include "(.*)"', own))


verb, out = sys.argv[1], sys.argv[sys.argv.index("-o") + 1]
if verb == "extract":
    result = {"file": sys.argv[-1], "text": text(sys.argv[-1])}
else:
    with open(sys.argv[-1].removeprefix("@"), encoding="utf-8") as f:
        summaries = f.read().split()
    result = {"findings": [], "errors": []}
    for name in summaries:
        with open(name, encoding="utf-8") as f:
            unit = json.load(f)
        if "#error" in unit["text"]:
            result["errors"].append({"message": "does not compile"})
        if "++" in unit["text"] and "lock" not in unit["text"]:
            result["findings"].append(
                {"check": "heddle-nonatomic-rmw", "file": unit["file"], "function": "count",
                 "confidence": "low" if "perhaps" in unit["text"] else "medium",
                 "message": "'hits'", "fingerprint": os.path.basename(unit["file"]),
                 "threads": []})
with open(out, "w", encoding="utf-8") as f:
    json.dump(result, f)
