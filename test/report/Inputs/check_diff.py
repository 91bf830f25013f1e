"""check_diff.py OLD NEW RESULT INTRODUCED FIXED SAME: the result of heddle diff has
that many findings of each kind, each as it stands in its report."""
import json
import sys

old, new, result = (json.load(open(f, encoding="utf-8")) for f in sys.argv[1:4])
assert result["version"] == 1 and result["tool"]["name"] == "heddle"
for key, source, number in zip(("introduced", "fixed", "same"), (new, old, new), sys.argv[4:]):
    assert len(result[key]) == int(number), (key, len(result[key]))
    assert all(f in source["findings"] for f in result[key]), key
