"""hostile_locks.py: deadlocks in files whose names a browser or a terminal would take
for its own, and their database, in the working folder."""
import json
import os

NAMES = [
    "<script>alert(1)<\\script>.cpp",
    "\"><img src=x onerror=alert(1)>.cpp",
    "bidi\u202e\u2066 \x1b[31m\u200b.cpp",
    "javascript:alert(1).cpp",
    "{{style}}{{{script}}}&lt;b&gt;.cpp",
]
SOURCE = """#include <mutex>
#include <thread>
namespace %(space)s {
std::mutex First; // </pre></style></script><script>alert(2)</script>
std::mutex Second;
void one() { std::lock_guard a(First); std::lock_guard b(Second); } // "><img src=x onerror=alert(3)>
void two() { std::lock_guard a(Second); std::lock_guard b(First); }
}
void %(space)s_run() {
  std::thread a(%(space)s::one), b(%(space)s::two);
  a.join();
  b.join();
}
"""
entries = []
for number, name in enumerate(NAMES):
    with open(name, "w", encoding="utf-8") as f:
        f.write(SOURCE % {"space": f"space{number}"})
    path = os.path.join(os.getcwd(), name)
    entries.append({"directory": os.getcwd(), "file": path, "arguments": ["c++", "-std=c++20", "-c", path]})
with open("compile_commands.json", "w", encoding="utf-8") as f:
    json.dump(entries, f)
