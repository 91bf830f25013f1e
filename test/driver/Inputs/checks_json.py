"""checks_json.py JSON TEXT: both lists of the checks say the same."""
import json
import sys

with open(sys.argv[1], encoding="utf-8") as f:
    told = json.load(f)
assert told["version"] == 1 and told["tool"]["name"] == "heddle" and told["tool"]["version"], told
with open(sys.argv[2], encoding="utf-8") as f:
    lines = f.read().splitlines()
assert len(lines) == len(told["checks"]) > 3
for line, check in zip(lines, told["checks"]):
    assert set(check) == {"name", "summary", "on_by_default"}, check
    name, summary = line.split(None, 1)
    off = " (off by default)"
    assert name == check["name"] and summary.removesuffix(off) == check["summary"], line
    assert check["on_by_default"] is not summary.endswith(off), line
