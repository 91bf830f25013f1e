"""check_hostile.py: what heddle made of hostile.py's sources, in the working folder."""
import json
import os
import re
import urllib.parse


def read(name):
    with open(name, encoding="utf-8") as f:
        return f.read()


names = {n for n in os.listdir(".") if n.endswith(".cpp")}
assert len(names) == 7, names

# The runner takes a line for a command where it begins with '::', after spaces too.
commands = [line for line in read("out.github").split("\n") if line]
assert len(commands) == 7, commands
for line in commands:
    assert line.startswith("::warning file="), line
    properties, _, data = line.removeprefix("::warning ").partition("::")
    assert [p.partition("=")[0] for p in properties.split(",")] == [
        "file", "line", "col", "endColumn", "title"], line
    decoded = properties.split(",")[0].removeprefix("file=")
    for code, plain in (("%0A", "\n"), ("%0D", "\r"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        decoded = decoded.replace(code, plain)
    assert decoded in names, decoded
assert not re.search(r"^\s*::", read("out.txt"), re.M)

# In JSON of any kind they are strings, and name the files that there are.
assert {f["location"]["path"] for f in json.loads(read("out.gitlab"))} == names
assert {f["file"] for f in json.loads(read("out.json"))["findings"]} == names
uris = {
    r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    for r in json.loads(read("out.sarif"))["runs"][0]["results"]
}
assert {urllib.parse.unquote(u) for u in uris} == names
