"""others_folder.py HEDDLE: uses as a cache a folder that everybody may write to and
that belongs to another user: one that is made for it, or, without the right to
make one, the system's own for temporary files."""
import os
import subprocess
import sys

heddle = sys.argv[1]
folder = "/tmp"
if os.geteuid() == 0:
    folder = os.path.abspath("others")
    os.makedirs(folder)
    os.chown(folder, 65534, 65534)
    os.chmod(folder, 0o777)
flag = "--cache-dir=" + folder
if subprocess.run([heddle, "check", "-p", ".", "--fail-on=none", flag]).returncode != 0:
    sys.exit("the run failed")
if subprocess.run([heddle, "cache", "clear", flag]).returncode != 2:
    sys.exit("'cache clear' did not refuse")
if folder != "/tmp" and os.listdir(folder):
    sys.exit("something was written to it")
