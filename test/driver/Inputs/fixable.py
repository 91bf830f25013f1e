"""fixable.py FOLDER: a program with a finding for each kind of fix.

account.h is read by two translation units; unsure.cpp has what is no safe fix.
"""
import json
import os
import sys

FILES = {
    "account.h": """#pragma once
#include <mutex>

class Account {
public:
  void deposit(long n) {
    std::lock_guard<std::mutex> lock(mu_);
    balance_ += n;
  }
  void withdraw(long n) {
    std::lock_guard<std::mutex> lock(mu_);
    balance_ -= n;
  }
  void interest(long n) {
    if (n > 0)
      balance_ += n; // no lock
  }

private:
  std::mutex mu_;
  long balance_ = 0;
};

extern Account Shared;
void teller();
void count(int n);
void unsure(double d);
bool first();
void both();
""",
    "teller.cpp": """#include "account.h"

Account Shared;

void teller() {
  Shared.deposit(1);
  Shared.withdraw(2);
  Shared.interest(3);
}
""",
    "main.cpp": """#include "account.h"
#include <atomic>
#include <thread>

static std::atomic<int> Hits;
static std::atomic<bool> Done{false};
static std::mutex A, B;

void count(int n) { Hits = Hits + n; }

bool first() {
  if (!Done) {
    Done = true;
    return true;
  }
  return false;
}

void both() {
  std::lock_guard<std::mutex> a(A);
  std::lock_guard<std::mutex> b(B);
}

static void bothAgain() {
  std::lock_guard<std::mutex> b(B);
  std::lock_guard<std::mutex> a(A);
}

static void work() {
  teller();
  Shared.interest(4);
  count(2);
  unsure(0.5);
  first();
  both();
  bothAgain();
}

int main() {
  std::thread One(work), Two(work);
  One.join();
  Two.join();
}
""",
    "unsure.cpp": """#include "account.h"
#include <atomic>

static std::atomic<int> Sum;

void unsure(double d) { Sum = Sum + d; }
""",
}

root = sys.argv[1]
os.makedirs(root, exist_ok=True)
for name, text in FILES.items():
    with open(os.path.join(root, name), "w", encoding="utf-8") as f:
        f.write(text)
commands = [
    {"directory": root, "file": name, "arguments": ["c++", "-std=c++14", "-c", name]}
    for name in FILES
    if name.endswith(".cpp")
]
with open(os.path.join(root, "compile_commands.json"), "w", encoding="utf-8") as f:
    json.dump(commands, f)
