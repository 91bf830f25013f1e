"""ci-flags.py HEDDLE ROOT: what the action, the hooks and docs/ci.md call heddle with
is there; their YAML can be read and is of the form that its reader wants.

Fails with one line for each mistake."""
import re
import subprocess
import sys

import yaml

heddle, root = sys.argv[1:3]
wrong = []
counted = {}


def read(name):
    with open(f"{root}/{name}") as file:
        return file.read()


def helped(*verb):
    text = subprocess.run([heddle, *verb, "--help"], capture_output=True, text=True).stdout
    return set(re.findall(r"(?m)^\s+(--?[a-z][a-z-]*)", text)) | {"--help"}


flags = {verb: helped(verb) for verb in ("check", "link", "extract", "diff")}
assert "--since" in flags["check"] and "-p" in flags["check"], flags["check"]


def look_at(place, text):
    """The commands in a script: each of its words that begins like a flag."""
    text = re.sub(r"\\\n\s*", " ", text)
    for match in re.finditer(r"\bheddle (check|link|extract|diff)\b([^\n;|&`]*)", text):
        counted[place] = counted.get(place, 0) + 1
        words = match.group(2).split(" -- ")[0].replace("${", " ").replace("+--", " --")
        for flag in re.findall(r"(?:^|[\s(:])(--?[a-z][a-z-]*)", words):
            if flag not in flags[match.group(1)]:
                wrong.append(f"{place}: 'heddle {match.group(1)}' has no flag {flag}")


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


def check(place, condition, what):
    if not condition:
        wrong.append(f"{place}: {what}")


# The action.
action = yaml.safe_load(read("action.yml"))
check("action.yml", action["runs"]["using"] == "composite", "it is no composite action")
for name, given in action["inputs"].items():
    check("action.yml", {"description", "default"} <= set(given), f"'{name}' lacks something")
steps = action["runs"]["steps"]
used = " ".join(strings(steps))
for name in action["inputs"]:
    check("action.yml", f"inputs.{name} " in used, f"the input '{name}' is not used")
for name in re.findall(r"inputs\.([a-z-]+)", used):
    check("action.yml", name in action["inputs"], f"there is no input '{name}'")
for step in steps:
    if "run" in step:
        check("action.yml", "shell" in step, "a step lacks its shell")
        check("action.yml", "${{" not in step["run"], "a script has text from outside in it")
        look_at("action.yml", step["run"])
        for line in re.findall(r"arguments\+?=\(([^)]*)\)", step["run"]):
            look_at("action.yml", "heddle check " + line)

# The hooks.
hooks = yaml.safe_load(read(".pre-commit-hooks.yaml"))
check("hooks", [hook["id"] for hook in hooks] == ["heddle-tidy", "heddle"], "other hooks")
for hook in hooks:
    check("hooks", {"id", "name", "entry", "language", "stages"} <= set(hook), "a key is missing")
    look_at("hooks", " ".join([hook["entry"], *hook["args"]]))
    if "files" in hook:
        for file, taken in {"a.cpp": True, "b.c": True, "a.h": False, "c.py": False}.items():
            check("hooks", bool(re.search(hook["files"], file)) == taken, f"files and '{file}'")

# The recipes.
for language, block in re.findall(r"(?ms)^```(\w+)\n(.*?)^```", read("docs/ci.md")):
    place = f"docs/ci.md ({language})"
    if language == "yaml":
        try:
            value = yaml.safe_load(block)
        except yaml.YAMLError as error:
            wrong.append(f"{place}: {' '.join(str(error).split())}")
            continue
        for text in strings(value):
            look_at(place, text)
        for job in (value.get("jobs") or {}).values() if isinstance(value, dict) else []:
            for step in job["steps"]:
                check(place, "uses" in step or "run" in step, "a step does nothing")
        if isinstance(value, dict) and value.get("name") == "heddle-upload":
            check(place, "checkout" not in " ".join(strings(value)), "the upload checks out code")
    else:
        look_at(place, block)

for place in ("action.yml", "hooks", "docs/ci.md (sh)", "docs/ci.md (yaml)", "docs/ci.md (groovy)"):
    check(place, counted.get(place), "it does not call heddle, or the call is not found")
print("\n".join(wrong) or f"{sum(counted.values())} calls")
sys.exit(bool(wrong))
