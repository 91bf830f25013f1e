// RUN: %check_heddle %s nonatomic-rmw
//
// One lock for each connection, and one total for all of them: each object
// brings its own lock, so it guards what is the object's own, and no more.

//--- connection.h
#pragma once
#include <mutex>

class Connection {
public:
  void badTotal(long Bytes);
  void okTotal(long Bytes);

private:
  static long TotalSent, TotalCounted;
  static std::mutex TotalMu;
  std::mutex Mu;
  long Sent = 0;
};

//--- connection.cpp
#include "connection.h"

long Connection::TotalSent = 0;
long Connection::TotalCounted = 0;
std::mutex Connection::TotalMu;

void Connection::badTotal(long Bytes) {
  std::lock_guard<std::mutex> Hold(Mu);
  Sent += Bytes;
  TotalSent += Bytes; // heddle: nonatomic-rmw@high
}

void Connection::okTotal(long Bytes) {
  std::lock_guard<std::mutex> Hold(Mu);
  std::lock_guard<std::mutex> HoldTotal(TotalMu);
  Sent += Bytes;
  TotalCounted += Bytes;
}

//--- main.cpp
#include "connection.h"
#include <thread>

static Connection Up, Down;

int main() {
  std::thread A([] {
    Up.badTotal(10);
    Up.okTotal(10);
  });
  std::thread B([] {
    Down.badTotal(20);
    Down.okTotal(20);
  });
  A.join();
  B.join();
}
