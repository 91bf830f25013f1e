"""many.py FOLDER N: N small programs with a race each, a database of them, and
one in another order with each entry twice."""
import json
import os
import random
import sys

folder, number = sys.argv[1], int(sys.argv[2])
source = open(os.path.join(os.path.dirname(__file__), "race.cpp")).read()
entries = []
for i in range(number):
    name = f"p{i}/race.cpp"
    os.makedirs(f"{folder}/p{i}")
    with open(f"{folder}/{name}", "w") as f:
        f.write("\n" * i + source)
    entries.append({"directory": folder, "file": name, "arguments": ["c++", "-c", name]})
with open(f"{folder}/compile_commands.json", "w") as f:
    json.dump(entries, f)
os.makedirs(f"{folder}/shuffled")
entries *= 2
random.Random(1).shuffle(entries)
with open(f"{folder}/shuffled/compile_commands.json", "w") as f:
    json.dump(entries, f)
