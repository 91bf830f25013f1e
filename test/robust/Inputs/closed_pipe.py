"""closed_pipe.py COMMAND…: runs the command with standard output closed at the
other end, with and without SIGPIPE ignored: it ends quietly with 141."""
import os
import signal
import subprocess
import sys

for action in (signal.SIG_DFL, signal.SIG_IGN):
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        sys.argv[1:],
        stdout=write,
        stderr=subprocess.PIPE,
        restore_signals=False,
        preexec_fn=lambda: signal.signal(signal.SIGPIPE, action),
    )
    os.close(write)
    status = 128 - done.returncode if done.returncode < 0 else done.returncode
    assert status == 141, status
    assert b"LLVM ERROR" not in done.stderr and b"crashed" not in done.stderr, done.stderr
