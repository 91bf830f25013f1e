# What tests need when heddle is built with a sanitizer (the presets asan and
# tsan), for both suites. Without one it does nothing. What the caller has set in
# ASAN_OPTIONS, UBSAN_OPTIONS and TSAN_OPTIONS comes last and wins.
import os

options = {
    # A status that no test expects: 1 would look like findings.
    "exitcode": "99",
    # The stack overflows of worker-crash.test happen in Clang, and heddle tells
    # the signal; every other crash fails a test all the same.
    "handle_segv": "0",
    "external_symbolizer_path": os.path.join(config.llvm_bin, "llvm-symbolizer"),
}
address = {
    # LLVM and Clang are not instrumented. Our objects poison the slabs of their
    # BumpPtrAllocators (one holds the syntax tree), and their own do not unpoison
    # what they take from them.
    "allow_user_poisoning": "0",
}


def join(*sets):
    return ":".join(f"{name}={value}" for each in sets for name, value in each.items())


if "-fsanitize=" in config.cxx_flags:
    config.available_features.add("sanitized")
    for variable, defaults in (
        ("ASAN_OPTIONS", join(options, address)),
        ("UBSAN_OPTIONS", join({"print_stacktrace": "1"})),
        ("TSAN_OPTIONS", join(options)),
    ):
        given = os.environ.get(variable)
        config.environment[variable] = defaults + (":" + given if given else "")
