"""races.py FOLDER: a program with one race in each of three files.

All three are of the check heddle-nonatomic-rmw and of high confidence: in
main.cpp, src/gen/made.cpp and src/inline.h.
"""
import json
import os
import sys

FILES = {
    "main.cpp": """#include "src/inline.h"
#include <pthread.h>
long Total;
void made();
static void *work(void *) {
  ++Total;
  made();
  byHeader();
  return nullptr;
}
int main() {
  pthread_t A, B;
  pthread_create(&A, nullptr, work, nullptr);
  pthread_create(&B, nullptr, work, nullptr);
  pthread_join(A, nullptr);
  pthread_join(B, nullptr);
}
""",
    "src/inline.h": """#pragma once
inline long Header;
inline void byHeader() { ++Header; }
""",
    "src/gen/made.cpp": """long Made;
void made();
void made() { ++Made; }
""",
}

root = sys.argv[1]
for name, text in FILES.items():
    path = os.path.join(root, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)
commands = [
    {"directory": root, "file": name, "arguments": ["c++", "-std=c++17", "-c", name]}
    for name in FILES
    if name.endswith(".cpp")
]
with open(os.path.join(root, "compile_commands.json"), "w", encoding="utf-8") as f:
    json.dump(commands, f)
