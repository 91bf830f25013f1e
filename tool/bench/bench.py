#!/usr/bin/python3
"""Measures heddle's cost against 'clang -fsyntax-only' on real code bases.

  ./dev bench [NAME…] [--sample N] [--warm] [-o FILE]

NAME is a folder with a compile_commands.json or a code base that corpus.py
knows; without one, all that are there, else the tour's example.

What is measured, for each code base:

  cpu    user and system time of one 'heddle check -j1' over all files with an
         empty cache, against the sum over one 'clang -fsyntax-only -w' for each
         of the same files. Every other file is given to clang before heddle
         runs and the rest after, so that a slow minute of the machine hits both
  again  with --warm: the time of a second run, in which nothing has changed, and
         its ratio to clang; joined, that of a run whose summaries are all cached,
         but which must join and judge them anew
  wall   elapsed time of a whole run without a cache, with -j1 and with -jN
  memory largest resident set of 'heddle extract' over a few files, as a ratio
         to clang's on the same file: the median and the worst
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

import corpus


def run(command, cwd=None, log=None, cache=None):
    """(user+system seconds, elapsed seconds, peak KiB, exit status)."""
    start = time.monotonic()
    process = subprocess.Popen(
        command, cwd=cwd, stdin=subprocess.DEVNULL, stdout=log or subprocess.DEVNULL,
        stderr=log or subprocess.DEVNULL,
        env={**os.environ, "XDG_CACHE_HOME": cache} if cache else None,
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.monotonic() - start
    return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss, process.returncode


class Bench:
    def __init__(self, heddle, entries, temp, jobs):
        self.heddle = heddle
        self.entries = entries
        self.temp = temp
        self.jobs = jobs
        self.log = open(os.path.join(temp, "log"), "w+", encoding="utf-8", errors="replace")
        with open(os.path.join(temp, corpus.DATABASE), "w", encoding="utf-8") as f:
            json.dump(entries, f)

    def check(self, jobs, cache, *flags):
        """One run of heddle over everything, with the cache of that name."""
        command = [self.heddle, "check", "-p", self.temp, f"-j{jobs}", "--quiet", "--fail-on=none",
                   *flags]
        result = run(command, self.temp, self.log, os.path.join(self.temp, cache))
        if result[3] not in (0, 3):
            self.log.seek(0)
            sys.exit(f"{' '.join(command)}: exit status {result[3]}\n{self.log.read()[-2000:]}")
        return result

    def clang(self, entry):
        return run(corpus.syntaxOnly(entry), cwd=entry["directory"])

    def times(self, warm):
        """Seconds: all that the table shows but the memory."""
        clang = sum(self.clang(e)[0] for e in self.entries[::2])
        cold = self.check(1, "cache")
        clang += sum(self.clang(e)[0] for e in self.entries[1::2])
        again = self.check(1, "cache") if warm else None
        # The same summaries, another wish: the findings that are kept do not do.
        joined = self.check(1, "cache", "--confidence=high") if warm else None
        parallel = self.check(self.jobs, "parallel")
        result = {
            "heddle_cpu_s": cold[0], "clang_cpu_s": clang, "ratio": cold[0] / clang,
            "wall_j1_s": cold[1], "wall_jn_s": parallel[1],
        }
        if again:
            result.update(again_cpu_s=again[0], again_wall_s=again[1],
                          again_ratio=again[0] / clang, joined_cpu_s=joined[0],
                          joined_ratio=joined[0] / clang)
        return result

    def memory(self, count):
        step = max(1, len(self.entries) // count)
        ratios = []
        output = os.path.join(self.temp, "summary")
        for e in self.entries[::step][:count]:
            command = [self.heddle, "extract", "-o", output, "--", *corpus.arguments(e)]
            _, _, heddle, status = run(command, e["directory"], self.log)
            if status == 0:
                ratios.append(heddle / self.clang(e)[2])
        return ratios


def sampled(entries, count):
    """Every n-th file, so that all folders are in it; all without a count."""
    if not count or count >= len(entries):
        return entries
    return [entries[i * len(entries) // count] for i in range(count)]


def measure(a, name):
    folder = corpus.folder(name)
    entries = sampled(corpus.commands(folder), a.sample)
    print(f"{name}: {len(entries)} files", flush=True)
    with tempfile.TemporaryDirectory(prefix="heddle-bench-") as temp:
        b = Bench(a.heddle, entries, temp, a.jobs)
        result = {"name": os.path.basename(os.path.normpath(name)), "files": len(entries)}
        result.update(b.times(a.warm))
        ratios = b.memory(a.memory_files) if a.memory_files else []
        if ratios:
            result["memory_ratio_median"] = statistics.median(ratios)
            result["memory_ratio_worst"] = max(ratios)
        return result


def table(results, jobs):
    head = ["code base", "files", "heddle cpu", "clang cpu", "ratio", "again", "ratio", "joined",
            "ratio", "wall -j1", f"wall -j{jobs}", "memory", "worst"]
    keys = [("heddle_cpu_s", "{:.1f} s"), ("clang_cpu_s", "{:.1f} s"), ("ratio", "{:.2f}"),
            ("again_cpu_s", "{:.2f} s"), ("again_ratio", "{:.3f}"),
            ("joined_cpu_s", "{:.2f} s"), ("joined_ratio", "{:.3f}"), ("wall_j1_s", "{:.1f} s"), ("wall_jn_s", "{:.1f} s"),
            ("memory_ratio_median", "{:.2f}"), ("memory_ratio_worst", "{:.2f}")]
    rows = [head]
    for r in results:
        cells = [form.format(r[key]) if key in r else "" for key, form in keys]
        rows.append([r["name"], str(r["files"]), *cells])
    widths = [max(len(row[i]) for row in rows) for i in range(len(head))]
    for row in rows:
        cells = [row[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(row[1:], widths[1:]))]
        print("  ".join(cells).rstrip())


def main():
    p = argparse.ArgumentParser(usage=__doc__)
    p.add_argument("names", nargs="*")
    p.add_argument("--heddle", required=True)
    p.add_argument("--sample", type=int, default=0, help="take N files of each code base")
    p.add_argument("--warm", action="store_true", help="run again with nothing changed")
    p.add_argument("--jobs", type=int, default=os.cpu_count())
    p.add_argument("--memory-files", type=int, default=8)
    p.add_argument("-o", "--output", default=os.path.join(corpus.ROOT, "build", "bench.json"))
    a = p.parse_args()
    tour = os.path.join(corpus.ROOT, "build", "tour")
    try:
        results = [measure(a, name) for name in a.names or corpus.names() or [tour]]
    except corpus.Missing as e:
        sys.exit(f"bench: {e}")
    total = {"name": "all", "files": sum(r["files"] for r in results)}
    for key in ("heddle_cpu_s", "clang_cpu_s", *(["again_cpu_s", "joined_cpu_s"] if a.warm else [])):
        total[key] = sum(r[key] for r in results)
    total["ratio"] = total["heddle_cpu_s"] / total["clang_cpu_s"]
    if a.warm:
        for key in ("again", "joined"):
            total[key + "_ratio"] = total[key + "_cpu_s"] / total["clang_cpu_s"]
    table([*results, total], a.jobs)
    with open(a.output, "w", encoding="utf-8") as f:
        json.dump({"code_bases": results, "total": total}, f, indent=1)
    print(f"written to {os.path.relpath(a.output)}")


if __name__ == "__main__":
    main()
