"""tree_state.py FOLDER: prints all files below it, git's own too, with a hash of their
content, their mode and the time of their last change."""
import hashlib
import os
import sys

for folder, folders, files in os.walk(sys.argv[1]):
    folders.sort()
    for name in sorted(files):
        path = os.path.join(folder, name)
        status = os.stat(path)
        with open(path, "rb") as file:
            content = hashlib.sha256(file.read()).hexdigest()
        print(path, content, oct(status.st_mode), status.st_mtime_ns)
