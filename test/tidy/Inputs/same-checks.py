"""same-checks.py TIDY HEDDLE: both lists of checks name the same ones, and there are some."""

import re
import sys

tidy, heddle = (set(re.findall(r"\bheddle-[a-z-]+", open(name).read())) for name in sys.argv[1:3])
if tidy != heddle or not tidy:
    sys.exit(f"only in one of the lists: {sorted(tidy ^ heddle)}")
