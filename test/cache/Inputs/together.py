"""together.py HEDDLE: many runs at once on one cache."""
import subprocess
import sys
import threading

heddle = sys.argv[1]
CHECK = [heddle, "check", "-p", ".", "--format=json", "--fail-on=none"]
expected = subprocess.run([*CHECK, "--no-cache"], capture_output=True, check=True).stdout
wrong = []
over = threading.Event()


def check():
    for _ in range(6):
        run = subprocess.run([*CHECK, "--cache-dir=cache"], capture_output=True)
        if run.returncode != 0 or run.stdout != expected or b"warning" in run.stderr:
            wrong.append(run.stderr.decode())


def disturb():
    for i in range(10000):
        if over.is_set():
            return
        for flags in (["prune", "--max-size=0"], ["verify"], ["clear"], ["stat"]):
            run = subprocess.run([heddle, "cache", *flags, "--cache-dir=cache"],
                                 capture_output=True)
            if run.returncode != 0:
                wrong.append(f"{flags}: {run.stdout.decode()}{run.stderr.decode()}")


checks = [threading.Thread(target=check) for _ in range(3)]
disturber = threading.Thread(target=disturb)
for t in (*checks, disturber):
    t.start()
for t in checks:
    t.join()
over.set()
disturber.join()
if wrong:
    sys.exit("\n".join(wrong))
last = subprocess.run([*CHECK, "--cache-dir=cache"], capture_output=True)
again = subprocess.run([*CHECK, "--cache-dir=cache"], capture_output=True)
if last.stdout != expected or b"cache 100 %" not in again.stderr:
    sys.exit(again.stderr.decode())
