"""database.py FOLDER ROOT FILE…: writes FOLDER/compile_commands.json, which compiles
each FILE of the folder ROOT in FOLDER. Flags come from $FLAGS."""
import json
import os
import sys

folder, root = (os.path.abspath(path) for path in sys.argv[1:3])
flags = ["-std=c++20", "-I" + os.path.join(root, "include"), "-I" + folder]
flags += os.environ.get("FLAGS", "").split()
os.makedirs(folder, exist_ok=True)
entries = []
for name in sys.argv[3:]:
    file = os.path.join(root, name)
    output = "app.dir/" + name + ".o"
    command = ["c++", *flags, "-c", file, "-o", output]
    entries.append({"directory": folder, "file": file, "output": output, "arguments": command})
with open(os.path.join(folder, "compile_commands.json"), "w") as to:
    json.dump(entries, to, indent=1)
