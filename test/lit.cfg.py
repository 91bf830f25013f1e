# All tests that run programs: the checks, the driver, the plugin, bad input.
#
#   %heddle        the executable under test
#   %check_heddle  test/check-heddle.py: heddle on this file, findings against
#                  the markers in it (the script's head describes them)
#   %clangxx       clang++ of the LLVM that heddle is built with
#   %clang_tidy    clang-tidy of it;  %heddle_tidy  our plugin for it
#   %llvm_bin      the folder of LLVM's own tools
#   %check_page    test/report/browser/check-page.mjs: a page in a browser
#   %link_only     heddle without Extract and without Clang
#   %python, %src_root, %obj_root
#
# FileCheck, not, count and split-file are LLVM's, first on the PATH.
# 'lit --param heddle=PATH' tests another executable.
import os
import shutil

import lit.formats

config.name = "heddle"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".c", ".cpp", ".test"]
config.excludes = ["Inputs", "unit", "mutation", "linkonly", "fuzz"]
config.test_source_root = os.path.dirname(__file__)
config.test_exec_root = os.path.join(config.heddle_obj, "test")

heddle = lit_config.params.get("heddle", config.heddle)
bin = config.llvm_bin

config.environment["PATH"] = os.pathsep.join((bin, os.environ["PATH"]))
# Nobody's settings, cache or colours get into a test.
config.environment["HOME"] = os.path.join(config.test_exec_root, "home")
config.environment["XDG_CACHE_HOME"] = os.path.join(config.test_exec_root, "cache")
config.environment["NO_COLOR"] = "1"
config.environment["LC_ALL"] = "C.UTF-8"
for name in ("CPATH", "C_INCLUDE_PATH", "CPLUS_INCLUDE_PATH", "CLICOLOR_FORCE", "GITHUB_ACTIONS"):
    config.environment.pop(name, None)
os.makedirs(config.environment["HOME"], exist_ok=True)
# What an earlier run of the tests left in the cache would be looked at in place
# of the code under test.
shutil.rmtree(config.environment["XDG_CACHE_HOME"], ignore_errors=True)

check_heddle = " ".join(
    [
        config.python,
        os.path.join(config.heddle_src, "test", "check-heddle.py"),
        "--heddle=" + heddle,
        "--llvm-bin=" + bin,
        "--temp=%t.check",
    ]
)
config.substitutions += [
    ("%check_heddle", check_heddle),
    ("%heddle_tidy_module", config.heddle_tidy.replace("libheddle-tidy", "heddle-tidy-module")),
    ("%heddle_tidy", config.heddle_tidy),
    ("%heddle", heddle),
    ("%link_only", config.heddle_link_only),
    ("%clang_tidy", os.path.join(bin, "clang-tidy")),
    ("%llvm_bin", bin),
    ("%clangxx", os.path.join(bin, "clang++")),
    ("%python", config.python),
    ("%src_root", config.heddle_src),
    ("%obj_root", config.heddle_obj),
]

# Microsoft's validator of SARIF, from npm; its tests are skipped without it.
multitool = os.environ.get("SARIF_MULTITOOL") or shutil.which("Sarif.Multitool")
if multitool:
    config.available_features.add("sarif-multitool")
    config.substitutions.append(("%sarif_multitool", multitool))

# Debian's Chromium and npm's playwright-core, which './dev test' installs; the tests in
# the browser are skipped without them.
browser = os.environ.get("HEDDLE_BROWSER") or shutil.which("chromium")
modules = os.environ.get("HEDDLE_BROWSER_MODULES") or os.path.join(config.heddle_obj, "browser")
node = shutil.which("node") or shutil.which("nodejs")
if browser and node and os.path.isdir(os.path.join(modules, "node_modules", "playwright-core")):
    config.available_features.add("browser")
    check_page = os.path.join(config.heddle_src, "test", "report", "browser", "check-page.mjs")
    config.substitutions.append(
        ("%check_page", f"env HEDDLE_BROWSER={browser} HEDDLE_BROWSER_MODULES={modules} {node} {check_page}")
    )

# What a test can require.
for program in ("bash", "fish", "groff", "zsh"):
    if shutil.which(program):
        config.available_features.add(program)
if all(shutil.which(program) for program in ("dpkg-deb", "dpkg-shlibdeps")):
    config.available_features.add("dpkg-dev")
applier = os.path.join(bin, "clang-apply-replacements")
if os.path.exists(applier):
    config.available_features.add("clang-apply-replacements")
    config.substitutions.append(("%clang_apply_replacements", applier))
if config.heddle_tidy:
    config.available_features.add("tidy-plugin")
if config.heddle_link_only:
    config.available_features.add("link-only")
if os.geteuid() != 0:
    config.available_features.add("not-root")
