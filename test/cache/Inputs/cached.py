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


run = check("--cache-dir=cache", "--format=json,text", "--stats", "-o", "stats.json")
with open("stats.json", "rb") as f:
    cached = json.load(f)["stats"]["cached"]
if cached != expected:
    sys.exit(f"{cached} units came from the cache, not {expected}\n{run.stderr.decode()}")
for form in ("json", "text"):
    with_cache = check("--cache-dir=cache", "--format=" + form)
    without = check("--no-cache", "--format=" + form)
    if with_cache.stdout != without.stdout or with_cache.returncode != without.returncode:
        sys.exit(f"the {form} report differs from that without a cache:\n"
                 f"{with_cache.stdout.decode()}\n---\n{without.stdout.decode()}")
    if form == "json" and not without.stdout:
        sys.exit(f"no report\n{without.stderr.decode()}")
sys.stderr.buffer.write(run.stderr)
