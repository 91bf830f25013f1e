"""check_diff.py OLD NEW RESULT INTRODUCED FIXED: the result of heddle diff has that
many findings of these kinds, and the rest is the same; each as it stands in its
report."""
import json
import sys

old, new, result = (json.load(open(f, encoding="utf-8")) for f in sys.argv[1:4])
assert result["version"] == 1 and result["tool"]["name"] == "heddle"
introduced, fixed = (int(n) for n in sys.argv[4:])
same = len(new["findings"]) - introduced
assert same > 0 and same == len(old["findings"]) - fixed
for key, source, number in (
    ("introduced", new, introduced), ("fixed", old, fixed), ("same", new, same)):
    assert len(result[key]) == number, (key, len(result[key]))
    assert all(f in source["findings"] for f in result[key]), key
