"""status.py N COMMAND…: runs the command; fails unless its exit status is N
(128+n for signal n). `not` of LLVM cannot tell 2 from 3."""
import subprocess
import sys

expected = int(sys.argv[1])
status = subprocess.run(sys.argv[2:]).returncode
if status < 0:
    status = 128 - status
if status != expected:
    print(f"status.py: exit status {status}, not {expected}", file=sys.stderr)
    sys.exit(1)
