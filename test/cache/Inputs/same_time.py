"""same_time.py FILE OLD NEW: replaces a text by one of the same size, and gives
the file back the time of its last change."""
import os
import sys

path, old, new = sys.argv[1:]
assert len(old) == len(new)
before = os.stat(path)
with open(path, "r+", encoding="utf-8") as f:
    text = f.read()
    assert old in text
    f.seek(0)
    f.write(text.replace(old, new))
os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
