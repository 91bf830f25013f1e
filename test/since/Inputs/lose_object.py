"""lose_object.py NAME: removes the loose object NAME from the repository here."""
import os
import subprocess
import sys

digits = subprocess.check_output(["git", "rev-parse", sys.argv[1]], text=True).strip()
path = os.path.join(".git", "objects", digits[:2], digits[2:])
os.chmod(path, 0o600)
os.remove(path)
