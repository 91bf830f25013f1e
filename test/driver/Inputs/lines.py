"""lines.py WIDTH FILE: no line but the headlines, excerpts' file names and the closing
line is wider; all is ASCII; there is something."""
import re
import sys

width = int(sys.argv[1])
with open(sys.argv[2], "rb") as f:
    text = re.sub(rb"\x1b\[[0-9;]*m", b"", f.read()).decode("ascii")
lines = [l for l in text.split("\n") if not re.match(r"\S+: warning: |heddle: | *--> ", l)]
assert len(lines) > 40, len(lines)
wide = [l for l in lines if len(l) > width]
assert not wide, wide
# A narrow text says as much.
words = " ".join(text.split())
for said in ("help: ", "the four conditions of this deadlock:", "circular wait:", "note: "):
    assert said in words, said
