"""check_odd_names.py TEXT JSON: the text has no control characters, the JSON is
UTF-8 and has ten files."""
import json
import sys

text = open(sys.argv[1], encoding="utf-8").read()
bad = sorted({hex(ord(c)) for c in text if (ord(c) < 32 and c != "\n") or c in "\x7f\u202e"})
assert not bad, f"control characters in the text: {bad}"
report = json.loads(open(sys.argv[2], "rb").read().decode("utf-8"))
files = {f["file"] for f in report["findings"]}
assert len(files) == 10, sorted(files)
