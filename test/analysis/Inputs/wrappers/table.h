#pragma once
#include "hold.h"

class Table {
public:
  /// An accessor.
  port::Latch &latch();
  /// A function that gives back a guard.
  Hold hold();
  void insert();
  bool tryClear();
  int Rows = 0;

private:
  port::Latch Guard;
};

class Index {
public:
  void add(Table &T);
  void rebuild(Table &T);

private:
  port::Latch Guard;
  int Keys = 0;
};
