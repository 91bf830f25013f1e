"""project.py FOLDER: a program in four files, which parses fast.

a.cpp and b.cpp include ab.h, all include all.h, from the second of two include
folders; the first is empty. One finding lies between two files.
"""
import json
import os
import sys

ALL = """#pragma once
#include <pthread.h>
struct Account {
  pthread_mutex_t mu;
  long balance;
  long spare;
};
extern Account account;
void deposit(long n);
void *teller(void *);
#define FEE 1
"""
FILES = {
    "inc2/all.h": ALL,
    "inc2/ab.h": "#pragma once\n#define STEP 2\n",
    "a.cpp": """#include "all.h"
#include "ab.h"
Account account = {PTHREAD_MUTEX_INITIALIZER, 0, 0};
void deposit(long n) {
  pthread_mutex_lock(&account.mu);
  account.balance += n * STEP;
  pthread_mutex_unlock(&account.mu);
}
""",
    "b.cpp": """#include "all.h"
#include "ab.h"
void *teller(void *) {
  for (int i = 0; i < 100; i += STEP)
    deposit(i);
  account.balance -= FEE;
  return nullptr;
}
""",
    "c.cpp": """#include "all.h"
int main() {
  pthread_t t[2];
  for (pthread_t &one : t)
    pthread_create(&one, nullptr, teller, nullptr);
  for (pthread_t &one : t)
    pthread_join(one, nullptr);
}
""",
    "d.cpp": """#include "all.h"
#if __has_include("extra.h")
#include "extra.h"
#endif
long peek() { return FEE; }
""",
}


def make(folder):
    entries = []
    for name, text in FILES.items():
        path = os.path.join(folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)
        if name.endswith(".cpp"):
            command = ["c++", "-Iinc1", "-Iinc2", "-c", name]
            entries.append({"directory": folder, "file": name, "arguments": command})
    os.makedirs(os.path.join(folder, "inc1"))
    with open(os.path.join(folder, "compile_commands.json"), "w", encoding="utf-8") as f:
        json.dump(entries, f)


if __name__ == "__main__":
    make(os.path.abspath(sys.argv[1]))
