"""Where the real code bases lie, and how their compile commands are read.

A code base is a folder with a compile_commands.json, or the name of one below
$HEDDLE_CORPUS_DIR (build/corpus): NAME/compile_commands.json, its sources in
src/NAME. One that is not there is brought by the script $HEDDLE_CORPUS
(../shared/corpus), called with the name and that folder, if there is one.
"""

import json
import os
import shlex
import subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DIR = os.path.abspath(os.environ.get("HEDDLE_CORPUS_DIR", os.path.join(ROOT, "build", "corpus")))
SCRIPT = os.environ.get("HEDDLE_CORPUS", os.path.join(os.path.dirname(ROOT), "shared", "corpus"))
DATABASE = "compile_commands.json"


class Missing(Exception):
    """No such code base; the message says what to do."""


def names():
    """The code bases that are there."""
    if not os.path.isdir(DIR):
        return []
    return sorted(n for n in os.listdir(DIR) if os.path.exists(os.path.join(DIR, n, DATABASE)))


def folder(name):
    """The folder that holds the compile database of a name or path."""
    if os.path.exists(os.path.join(name, DATABASE)):
        return os.path.abspath(name)
    there = os.path.join(DIR, name)
    if os.path.exists(os.path.join(there, DATABASE)):
        return there
    if os.sep not in name and os.access(SCRIPT, os.X_OK):
        print(f"bringing {name}", flush=True)
        subprocess.run([SCRIPT, name, DIR], check=True, stdin=subprocess.DEVNULL)
        return there
    raise Missing(
        f"no code base '{name}': give a folder with a {DATABASE},"
        f" or set HEDDLE_CORPUS_DIR to the folder that holds '{name}'"
    )


def sources(name):
    """The folder of the sources of a code base that is known by name."""
    return os.path.join(DIR, "src", name)


def commands(database_folder):
    """The entries of the database, one for each file, with absolute files."""
    with open(os.path.join(database_folder, DATABASE), encoding="utf-8") as f:
        entries = json.load(f)
    byFile = {}
    for e in entries:
        e["file"] = os.path.normpath(os.path.join(e["directory"], e["file"]))
        byFile.setdefault(e["file"], e)
    return [byFile[f] for f in sorted(byFile)]


def arguments(entry):
    """The entry's command as words, compiler first."""
    return entry.get("arguments") or shlex.split(entry["command"])


def syntaxOnly(entry):
    """The entry's command as 'clang -fsyntax-only -w', writing nothing."""
    kept = ["clang-22" if entry["file"].endswith(".c") else "clang++-22", "-fsyntax-only", "-w"]
    skip = False
    for a in arguments(entry)[1:]:
        if skip:
            skip = False
        elif a in ("-o", "-MF", "-MT", "-MQ"):
            skip = True
        elif a not in ("-c", "-MD", "-MMD", "-MP"):
            kept.append(a)
    return kept
