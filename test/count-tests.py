#!/usr/bin/python3
"""Prints 'N passed, N failed, N skipped' of a results file of lit (-o).

Fails when there is no file, a test failed, or nothing was run: a run that
tested nothing must not look like success.
"""

import collections
import json
import sys

FAILED = ("FAIL", "UNRESOLVED", "TIMEOUT", "XPASS")
PASSED = ("PASS", "FLAKYPASS", "XFAIL")


def main():
    try:
        with open(sys.argv[1], encoding="utf-8") as f:
            tests = json.load(f)["tests"]
    except OSError as e:
        sys.exit(f"0 passed, 0 failed: no results ({e})")
    codes = collections.Counter(t["code"] for t in tests)
    passed = sum(codes[c] for c in PASSED)
    failed = sum(codes[c] for c in FAILED)
    skipped = codes["UNSUPPORTED"]
    print(f"heddle tests: {passed} passed, {failed} failed, {skipped} skipped")
    sys.exit(1 if failed or not passed else 0)


if __name__ == "__main__":
    main()
