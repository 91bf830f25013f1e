"""database.py FOLDER COMPILER: writes the compile database of the sources in FOLDER."""

import json
import os
import sys

folder, compiler = sys.argv[1:3]
entries = [
    {"directory": folder, "file": name, "arguments": [compiler, "-std=c++20", "-c", name]}
    for name in sorted(os.listdir(folder)) if name.endswith(".cpp")
]
with open(os.path.join(folder, "compile_commands.json"), "w", encoding="utf-8") as f:
    json.dump(entries, f)
