"""flags_told.py HEDDLE FOLDER: the manual page and the completions in the folder tell of
every verb, and of every flag that a verb's --help shows, and of no other."""
import re
import subprocess
import sys

heddle, folder = sys.argv[1:3]


def run(*words):
    return subprocess.run([heddle, *words], capture_output=True, text=True, check=True).stdout


def read(name):
    with open(f"{folder}/{name}", encoding="utf-8") as f:
        return f.read()


verbs = re.findall(r"^  ([a-z]+) +\S", run("--help").split("verbs:")[1], re.M)
assert {"check", "link", "explain", "cache"} <= set(verbs), verbs
flags = {}
for verb in verbs:
    flags[verb] = set(re.findall(r"^ +(--?[a-z][a-z-]*)[ =\n]", run(verb, "--help"), re.M))
assert len(flags["check"]) > 15 and "--format" in flags["check"] and "-p" in flags["check"], flags
assert {"--facts", "--threads"} <= flags["dump"] and flags["explain"] == set(), flags

page = read("heddle.1").replace("\\-", "-")
part = dict(re.findall(r"^\.SS heddle (\w+)\n(.*?)(?=^\.S[SH] )", page, re.M | re.S))
assert set(part) == set(verbs), part.keys()
bash = read("heddle")
zsh = dict(re.findall(r"^  (\w+)\)\n(.*?)\n    ;;", read("_heddle"), re.M | re.S))
fish = read("heddle.fish")
for verb in verbs:
    told = {
        "man": set(re.findall(r"^\.TP\n\\fB(--?[a-z-]+)\\fR", part[verb], re.M)),
        "bash": set(re.search(rf"^    {verb}:-\*\) _heddle_flags '(.*)' ;;", bash, re.M)[1].replace("=", "").split())
        - {"--help", "--version"},
        "zsh": set(re.findall(r"^      '(--?[a-z-]*[a-z])", zsh[verb], re.M)) - {"--help"},
    }
    seen = r"not __fish_seen_subcommand_from [a-z ]*" if verb == "check" else f"__fish_seen_subcommand_from {verb}"
    options = re.findall(rf"^complete -c heddle -n '{seen}' -([ls]) (\S+)", fish, re.M)
    told["fish"] = {("-" if kind == "s" else "--") + name for kind, name in options} - {"--help"}
    for where, names in told.items():
        assert names == flags[verb], f"{verb} in {where}: {sorted(names ^ flags[verb])}"
    assert f" -a {verb} -d " in fish and f"'{verb}:" in read("_heddle")
    # A description for each.
    assert ".TP\n\\fB--" not in part[verb] or not re.search(r"\\fR\n\.\n", part[verb])
print(f"{len(verbs)} verbs, {sum(map(len, flags.values()))} flags")
