"""hostile.py: sources with names that other languages would take for their own,
their database, and an empty report, in the working folder."""
import json
import os

NAMES = [
    "<script>alert(1)<\\script>.cpp",
    "\"><img src=x onerror=alert(1)>.cpp",
    "javascript:alert(1).cpp",
    "]]>`x`${{ secrets.TOKEN }}.cpp",
    "::error::boo.cpp",
    "a\n::error file=x::boo.cpp",
    "##[error]boo,col=9.cpp",
]
SOURCE = """#include <pthread.h>
static int Hits;
static void *work(void *) {
  ++Hits; // "::error::" <script>alert(1)</script> ]]> ${{ secrets.TOKEN }}
  return nullptr;
}
int main() {
  pthread_t A, B;
  pthread_create(&A, nullptr, work, nullptr);
  pthread_create(&B, nullptr, work, nullptr);
  pthread_join(A, nullptr);
  pthread_join(B, nullptr);
}
"""
entries = []
for name in NAMES:
    with open(name, "w", encoding="utf-8") as f:
        f.write(SOURCE)
    path = os.path.join(os.getcwd(), name)
    entries.append({"directory": os.getcwd(), "file": path, "arguments": ["c++", "-c", path]})
with open("empty.json", "w", encoding="utf-8") as f:
    f.write('{"version": 1, "findings": []}')
with open("compile_commands.json", "w", encoding="utf-8") as f:
    json.dump(entries, f)
