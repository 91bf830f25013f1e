// RUN: %check_heddle %s lock-order
//
// A mutex class around pthreads, a guard class around it and a function that
// hands out a guard, each in a file of its own and nowhere described.

//--- latch.h
#pragma once
#include <pthread.h>
namespace port {
class Latch {
public:
  Latch();
  ~Latch();
  void Enter();
  void Leave();

private:
  pthread_mutex_t Raw;
};
} // namespace port

//--- latch.cpp
#include "latch.h"
#include <cstdlib>
static void check(int Result) {
  if (Result != 0)
    std::abort();
}
namespace port {
Latch::Latch() { check(pthread_mutex_init(&Raw, nullptr)); }
Latch::~Latch() { check(pthread_mutex_destroy(&Raw)); }
void Latch::Enter() { check(pthread_mutex_lock(&Raw)); }
void Latch::Leave() { check(pthread_mutex_unlock(&Raw)); }
} // namespace port

//--- hold.h
#pragma once
#include "latch.h"
class Hold {
public:
  explicit Hold(port::Latch &L);
  ~Hold();
  Hold(Hold &&Other);
  Hold(const Hold &) = delete;

private:
  port::Latch *Kept;
};

//--- hold.cpp
#include "hold.h"
Hold::Hold(port::Latch &L) : Kept(&L) { Kept->Enter(); }
Hold::~Hold() {
  if (Kept)
    Kept->Leave();
}
Hold::Hold(Hold &&Other) : Kept(Other.Kept) { Other.Kept = nullptr; }

//--- table.h
#pragma once
#include "hold.h"
class Table {
public:
  Hold lock();
  port::Latch &latch() { return Guard; }
  int Rows = 0;

private:
  port::Latch Guard;
};
class Index {
public:
  port::Latch &latch();
  int Keys = 0;

private:
  port::Latch Guard;
};
void insertRow(Table &T, Index &I);
void rebuild(Table &T, Index &I);

//--- table.cpp
#include "table.h"
Hold Table::lock() { return Hold(Guard); }
port::Latch &Index::latch() { return Guard; }

//--- insert.cpp
#include "table.h"
void insertRow(Table &T, Index &I) {
  Hold Rows = T.lock();
  ++T.Rows;
  Hold Keys(I.latch()); // heddle: lock-order@high
  ++I.Keys;
}

//--- rebuild.cpp
#include "table.h"
void rebuild(Table &T, Index &I) {
  I.latch().Enter();
  auto Rows = T.lock();
  I.Keys = T.Rows;
  I.latch().Leave();
}

//--- main.cpp
#include "table.h"
#include <thread>
int main() {
  Table T;
  Index I;
  std::thread Inserter([&] { insertRow(T, I); });
  std::thread Rebuilder([&] { rebuild(T, I); });
  Inserter.join();
  Rebuilder.join();
}
