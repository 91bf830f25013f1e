"""killed.py HEDDLE: kills runs later and later, and looks at what they leave."""
import subprocess
import sys
import time

heddle = sys.argv[1]
CHECK = [heddle, "check", "-p", ".", "--format=json", "--fail-on=none"]
expected = subprocess.run([*CHECK, "--no-cache"], capture_output=True, check=True).stdout
killed = finished = 0
delay = 0.02
while finished < 2 and killed < 60:
    run = subprocess.Popen([*CHECK, "--cache-dir=cache"], stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL)
    time.sleep(delay)
    run.kill()
    if run.wait() == 0:
        finished += 1
    else:
        killed += 1
    delay += 0.02
    verify = subprocess.run([heddle, "cache", "verify", "--cache-dir=cache"], capture_output=True)
    if verify.returncode != 0:
        sys.exit(f"after {delay} s: {verify.stdout.decode()}")
    after = subprocess.run([*CHECK, "--cache-dir=cache", "--read-only-cache"], capture_output=True)
    if after.stdout != expected:
        sys.exit(f"after {delay} s: another report\n{after.stderr.decode()}")
if not killed:
    sys.exit("no run was killed")
