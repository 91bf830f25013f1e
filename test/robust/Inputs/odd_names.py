"""odd_names.py SOURCE: copies of SOURCE under odd names, and their database."""
import os
import sys

names = [
    b"with space.cpp",
    b"quote'\"s.cpp",
    b"line\nfeed.cpp",
    b"escape\x1b[31m.cpp",
    b"percent%41#hash?.cpp",
    b"not-utf8-\xe9\xff.cpp",
    "bidi\u202ecpp.cpp".encode(),
    b"back\\slash.cpp",
    b"-dash.cpp",
    b"l" * 200 + b".cpp",
]


def escaped(name):
    out = b""
    for byte in name:
        if byte in b'"\\' or byte < 32:
            out += b"\\u%04x" % byte
        else:
            out += bytes([byte])
    return b'"' + out + b'"'


source = open(sys.argv[1], "rb").read()
here = os.getcwdb()
entries = []
for name in names:
    with open(name, "wb") as f:
        f.write(source)
    path = escaped(here + b"/" + name)
    entries.append(
        b'{"directory": ' + escaped(here) + b', "file": ' + path
        + b', "arguments": ["c++", "-c", ' + path + b"]}"
    )
with open("compile_commands.json", "wb") as f:
    f.write(b"[" + b",\n".join(entries) + b"]")
