"""deep.py FILE: an expression too deep for any stack."""
import sys

with open(sys.argv[1], "w") as f:
    f.write("int a;\nint deep() { return " + "-~" * 3000000 + "a; }\n")
