"""Holds the sources to docs/architecture.md: who may include whom.

What a folder may see is read from the heddle_library lines of CMakeLists.txt,
so that build and test cannot differ. Clang's headers belong to the libraries
that say CLANG there; nobody includes a folder of tool/ or test/.
"""

import os
import re
import sys

root = sys.argv[1]
INCLUDE = re.compile(r'^\s*#\s*include\s+[<"]([^>"]+)[>"]')
CLANG = ("clang/", "clang-c/", "clang-tidy/")


def libraries():
    """Name -> (folder, names of the libraries that it sees, sees Clang)."""
    found = {}
    with open(os.path.join(root, "CMakeLists.txt"), encoding="utf-8") as f:
        for line in re.findall(r"^heddle_library\(([^)]*)\)", f.read(), re.M):
            words = line.split()
            name = words[0]
            folder = words[words.index("DIR") + 1] if "DIR" in words else "lib/" + name
            depends = words[words.index("DEPENDS") + 1 :] if "DEPENDS" in words else []
            found[name] = (folder, {d for d in depends if d != "CLANG"}, "CLANG" in depends)
    return found


def closure(found, name):
    seen, todo = {name}, [name]
    while todo:
        for d in found[todo.pop()][1] - seen:
            seen.add(d)
            todo.append(d)
    return seen


def main():
    found = libraries()
    if len(found) < 5:
        sys.exit("no heddle_library lines were read from CMakeLists.txt")
    wrong = []
    for name, (folder, _, clang) in sorted(found.items()):
        # "lib/Model" is included as "Model/…", "checks" as "checks/…".
        visible = {found[n][0].removeprefix("lib/") for n in closure(found, name)}
        ours = {f.removeprefix("lib/") for f, _, _ in found.values()} | {"tool", "test"}
        for where, _, files in sorted(os.walk(os.path.join(root, folder))):
            for file in sorted(f for f in files if f.endswith((".h", ".cpp"))):
                path = os.path.join(where, file)
                with open(path, encoding="utf-8") as f:
                    for number, line in enumerate(f, 1):
                        m = INCLUDE.match(line)
                        if not m:
                            continue
                        top = m[1].split("/")[0]
                        if (top in ours and top not in visible) or (
                            m[1].startswith(CLANG) and not clang
                        ):
                            place = f"{os.path.relpath(path, root)}:{number}"
                            wrong.append(f"{place}: '{name}' may not include '{m[1]}'")
    if wrong:
        sys.exit("\n".join(wrong))


main()
