"""damage.py HEDDLE CACHE: damages a whole cache in every way, one after the other.

After each, a run must give the report of a run without a cache, and leave a cache
without damaged entries; 'cache verify' must name every damaged one.
"""
import glob
import os
import shutil
import subprocess
import sys

heddle, cache = sys.argv[1:]
CHECK = [heddle, "check", "-p", ".", "--format=json", "--fail-on=none"]


def check(*flags):
    run = subprocess.run([*CHECK, *flags], capture_output=True)
    if run.returncode != 0:
        sys.exit(f"status {run.returncode}: {run.stderr.decode()}")
    return run


def replaced(text, at, new):
    return text[:at] + new + text[at + len(new) :]


DAMAGES = {
    "empty": lambda b: b"",
    "cut in the head": lambda b: b[:20],
    "cut in the middle": lambda b: b[: len(b) // 2],
    "cut by one": lambda b: b[:-1],
    "one byte more": lambda b: b + b"\0",
    "zeros": lambda b: bytes(len(b)),
    "zeros at the end": lambda b: b[: len(b) // 2] + bytes(len(b) - len(b) // 2),
    "bit in the magic": lambda b: replaced(b, 3, bytes([b[3] ^ 1])),
    "another version": lambda b: replaced(b, 6, b"9"),
    "another kind": lambda b: replaced(b, 8, bytes([(b[8] + 1) % 3])),
    "another method": lambda b: replaced(b, 9, bytes([b[9] ^ 1])),
    "bit in the key": lambda b: replaced(b, 12, bytes([b[12] ^ 1])),
    "a huge size": lambda b: replaced(b, 42, b"\xff" * 8),
    "bit in the checksum": lambda b: replaced(b, 50, bytes([b[50] ^ 1])),
    "bit in the middle": lambda b: replaced(b, len(b) // 2 + 29, bytes([b[len(b) // 2 + 29] ^ 64])),
    "bit at the end": lambda b: replaced(b, len(b) - 1, bytes([b[-1] ^ 128])),
}


def entries(suffix):
    return sorted(glob.glob(f"{cache}/*/*.{suffix}"))


def damage(suffix, hows):
    """Damages each entry in another of the ways \p hows; how many there are."""
    paths = entries(suffix)
    for i, path in enumerate(paths):
        with open(path, "rb") as f:
            text = f.read()
        with open(path, "wb") as f:
            f.write(hows[i % len(hows)](text))
    return len(paths)


def swap(suffix):
    paths = entries(suffix)
    texts = [open(p, "rb").read() for p in paths]
    for path, text in zip(paths, texts[1:] + texts[:1]):
        with open(path, "wb") as f:
            f.write(text)
    return len(paths)


def contents(suffix):
    return {p: open(p, "rb").read() for p in entries(suffix)}


def verify_counts(number, what):
    copy = cache + ".copy"
    shutil.copytree(cache, copy)
    run = subprocess.run([heddle, "cache", "verify", "--cache-dir=" + copy],
                         capture_output=True, text=True)
    shutil.rmtree(copy)
    if run.returncode != 1 or run.stdout.count("damaged, and removed: ") != number:
        sys.exit(f"{what}: verify said {run.returncode} {run.stdout}")


def attempt(expected, suffix, what, way):
    shutil.rmtree(cache)
    shutil.copytree(cache + ".whole", cache)
    if suffix == "summary":  # else the record of the run would do
        for path in entries("run"):
            os.remove(path)
    verify_counts(way(), what)
    before = contents(suffix)
    read_only = check("--cache-dir=" + cache, "--read-only-cache")
    if before != contents(suffix):
        sys.exit(f"{what}: a read-only cache was changed")
    run = check("--cache-dir=" + cache)
    if run.stdout != expected or read_only.stdout != expected:
        sys.exit(f"{what}: another report")
    if b"damaged" not in run.stderr:
        sys.exit(f"{what}: nothing was said\n{run.stderr.decode()}")
    again = check("--cache-dir=" + cache)
    if again.stdout != expected or b"cache 100 %" not in again.stderr:
        sys.exit(f"{what}: the cache did not recover\n{again.stderr.decode()}")


def main():
    expected = check("--no-cache").stdout
    check("--cache-dir=" + cache)
    shutil.copytree(cache, cache + ".whole")
    names = sorted(DAMAGES)
    for suffix in ("inputs", "summary", "run"):
        step = len(entries(suffix))
        if step > 1:
            attempt(expected, suffix, suffix + ", swapped", lambda: swap(suffix))
        # Of a single entry, every fourth way: the unit tests have them all.
        for at in range(0, len(names), max(step, 4)):
            ways = [DAMAGES[n] for n in names[at : at + step]]
            what = f"{suffix}, {', '.join(names[at : at + step])}"
            attempt(expected, suffix, what, lambda: damage(suffix, ways))


main()
