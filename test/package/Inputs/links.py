"""Every link of the Markdown files below a folder leads to a file below it."""

import os
import re
import sys

top = os.path.realpath(sys.argv[1])
wrong, seen = [], 0
for where, folders, files in sorted(os.walk(top)):
    folders.sort()
    for name in sorted(f for f in files if f.endswith(".md")):
        with open(os.path.join(where, name), encoding="utf-8") as f:
            text = re.sub(r"^```.*?^```", "", f.read(), flags=re.S | re.M)
        text = re.sub(r"`[^`\n]*`", "", text)
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            if re.match(r"[a-z]+:|#", target):
                continue
            seen += 1
            path = os.path.realpath(os.path.join(where, target.split("#")[0]))
            if not path.startswith(top + os.sep) or not os.path.exists(path):
                wrong.append(f"{os.path.relpath(os.path.join(where, name), top)}: {target} leads nowhere")
if seen < 10:
    wrong.append(f"only {seen} links were seen")
if wrong:
    sys.exit("\n".join(wrong))
