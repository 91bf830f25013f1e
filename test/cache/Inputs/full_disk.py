"""full_disk.py HEDDLE: a run in which no file can grow beyond N bytes, for many N.

Its report is that of any run, it warns once, and a later run with that cache, on a
disk that is not full, gives the same report.
"""
import resource
import shutil
import subprocess
import sys

heddle = sys.argv[1]
CHECK = [heddle, "check", "-p", ".", "--format=json", "--fail-on=none"]


def check(*flags, limit=None):
    def restrict():
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    run = subprocess.run([*CHECK, *flags], capture_output=True,
                         preexec_fn=restrict if limit is not None else None)
    if run.returncode != 0:
        sys.exit(f"limit {limit}: status {run.returncode}: {run.stderr.decode()}")
    return run


expected = check("--no-cache").stdout
warned = 0
for limit in (0, 1, 57, 58, 200, 500, 1000, 2000, 4000, 1 << 20):
    shutil.rmtree("full", ignore_errors=True)
    run = check("--cache-dir=full", limit=limit)
    warnings = run.stderr.count(b"warning: results are not kept: cannot write to")
    warned += warnings
    if warnings > 1 or run.stdout != expected:
        sys.exit(f"limit {limit}: {run.stderr.decode()}")
    if check("--cache-dir=full").stdout != expected:
        sys.exit(f"limit {limit}: another report after it")
    verify = subprocess.run([heddle, "cache", "verify", "--cache-dir=full"], capture_output=True)
    if verify.returncode != 0:
        sys.exit(f"limit {limit}: {verify.stdout.decode()}")
if not 3 <= warned < 10:
    sys.exit(f"{warned} warnings: the limits do not test what they should")
