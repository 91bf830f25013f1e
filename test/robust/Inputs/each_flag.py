"""each_flag.py LIBRARY HEDDLE…: checks a.cpp once with each spelling of a flag
that would load the library, and once with each that would write files; the
folder must have no new file then."""
import json
import os
import subprocess
import sys

library, heddle = sys.argv[1], sys.argv[2:]
loading = [
    ["-fplugin=" + library],
    ["-Xclang", "-load", "-Xclang", library],
    ["-Xclang", "-fplugin=" + library],
    ["-fpass-plugin=" + library],
    ["-Xclang", "-fpass-plugin=" + library],
    ["-mllvm", "-load=" + library],
    ["-Xclang", "-mllvm", "-Xclang", "-load=" + library],
    ["@evil.rsp"],
    ["--config=evil.cfg"],
    ["--config", "evil.cfg"],
    ["-Xclang", "-load=" + library],
    ["-Xclang", "-add-plugin", "-Xclang", "x", "-Xclang", "-load", "-Xclang", library],
]
writing = [
    ["-o", "w"],
    ["-Wp,-MD,w"],
    ["-MD", "-MF", "w"],
    ["-MJ", "w"],
    ["--serialize-diagnostics", "w"],
    ["-Xclang", "-header-include-file", "-Xclang", "w"],
    ["-Xclang", "-dependency-dot", "-Xclang", "w"],
    ["-Xclang", "-dependency-file", "-Xclang", "w"],
    ["-Xclang", "-diagnostic-log-file", "-Xclang", "w"],
    ["-Xclang", "-stats-file=w"],
    ["-ftime-trace=w"],
    ["-fproc-stat-report=w"],
    ["-foptimization-record-file=w"],
    ["-save-temps=cwd"],
    ["-gen-cdb-fragment-path", "w"],
    ["-fmodules", "-fmodules-cache-path=w"],
    ["-fmodule-output=w"],
    ["-Xclang", "-module-dependency-dir", "-Xclang", "w"],
    ["-fcrash-diagnostics-dir=w"],
    ["-emit-ast"],
]
here = os.getcwd()
entries = [
    {"directory": here, "file": "a.cpp", "arguments": ["clang++", f"-DN={n}", *f, "-c", "a.cpp"]}
    for n, f in enumerate(loading + writing)
]
with open("compile_commands.json", "w") as f:
    json.dump(entries, f)
before = set(os.listdir())
done = subprocess.run([*heddle, "check", "-p", "."], stderr=subprocess.PIPE, text=True)
expected = f"heddle: {len(entries)} of {len(entries)} files analysed, 0 findings"
assert done.returncode == 0 and expected in done.stderr, done.stderr
assert set(os.listdir()) == before, set(os.listdir()) - before
