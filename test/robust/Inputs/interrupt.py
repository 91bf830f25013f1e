"""interrupt.py SIGNAL STATUS COMMAND…: starts the command, waits for two
workers, sends the signal; fails unless the command ends with the status and
its workers end, too."""
import os
import signal
import subprocess
import sys
import time


def children(pid):
    found = []
    for entry in os.listdir("/proc"):
        if not entry.isdigit():
            continue
        try:
            with open(f"/proc/{entry}/stat") as f:
                fields = f.read().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[1]) == pid and fields[0] != "Z":
            found.append(int(entry))
    return found


def alive(pid):
    try:
        with open(f"/proc/{pid}/stat") as f:
            return f.read().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def wait_for(condition, what, seconds=30):
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            sys.exit(f"interrupt.py: {what} did not happen in {seconds} s")
        time.sleep(0.02)


number = getattr(signal, "SIG" + sys.argv[1])


def obey():
    # Whoever runs the tests may ignore signals, and that would be inherited.
    for s in (signal.SIGINT, signal.SIGTERM):
        signal.signal(s, signal.SIG_DFL)


process = subprocess.Popen(sys.argv[3:], preexec_fn=obey)
try:
    wait_for(lambda: len(children(process.pid)) == 2, "the start of two workers")
    workers = children(process.pid)
    process.send_signal(number)
    status = process.wait(timeout=30)
finally:
    process.kill()
status = 128 - status if status < 0 else status
if status != int(sys.argv[2]):
    sys.exit(f"interrupt.py: exit status {status}, not {sys.argv[2]}")
wait_for(lambda: not any(alive(w) for w in workers), "the end of the workers")
