"""What comes in, with CMake's folding of lines undone."""

import sys

print(" ".join(sys.stdin.read().split()))
