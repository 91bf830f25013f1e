"""cached.py N HEDDLE [FLAGS]: runs 'heddle check -p .' with the cache in ./cache.

Fails unless N units came from the cache, and unless the report is the same to
the byte as that of a run without a cache.
"""
import json
import subprocess
import sys

expected, heddle, flags = int(sys.argv[1]), sys.argv[2], sys.argv[3:]


def check(*more):
    command = [heddle, "check", "-p", ".", "--fail-on=none", *flags, *more]
    return subprocess.run(command, capture_output=True)


def contents(path):
    with open(path, "rb") as f:
        return f.read()


run = check("--cache-dir=cache", "--format=json,text", "--stats", "-o", "stats.json")
cached = json.loads(contents("stats.json"))["stats"]["cached"]
if cached != expected:
    sys.exit(f"{cached} units came from the cache, not {expected}\n{run.stderr.decode()}")
again = check("--cache-dir=cache", "--format=json")
plain = check("--no-cache", "--format=json,text", "-o", "plain.json")
for got, wanted in ((run.stdout, plain.stdout), (again.stdout, contents("plain.json"))):
    if got != wanted:
        sys.exit(f"not the report of a run without a cache:\n{got.decode()}\n---\n{wanted.decode()}")
if not again.stdout or {run.returncode, again.returncode} != {plain.returncode}:
    sys.exit(f"exit status {run.returncode}, {again.returncode} and {plain.returncode}")
sys.stderr.buffer.write(run.stderr)
