// RUN: %check_heddle %s nonatomic-rmw
//
// A class that is declared in a source file has no callers but those of that file: where they
// are seen, its public methods are no interface. Of one that a header declares, and of a method
// that nobody calls, others may think otherwise.

//--- buffer.cpp
#include "entry.h"
#include <mutex>

namespace {
/// Of two kinds of buffers one is used by one thread at a time, and needs no lock.
class Buffer {
public:
  explicit Buffer(bool One) : One(One) {}
  long okTicketOfOne() { return Next++; } // alone: nonatomic-rmw
  long ticket() {
    std::lock_guard<std::mutex> L(Mu);
    return Next++;
  }
  const bool One;

private:
  std::mutex Mu;
  long Next = 0;
};

class Forgotten {
public:
  long ticket() {
    std::lock_guard<std::mutex> L(Mu);
    return Next++;
  }
  void badReset() { Next += 10; } // heddle: nonatomic-rmw@medium

private:
  std::mutex Mu;
  long Next = 0;
};
} // namespace

long enter() {
  static Buffer First(true), Others(false);
  static Forgotten F;
  Buffer &B = First.One ? First : Others;
  return (B.One ? B.okTicketOfOne() : B.ticket()) + F.ticket();
}

//--- entry.h
#include <mutex>
long enter();

class Shared {
public:
  long ticket() {
    std::lock_guard<std::mutex> L(Mu);
    return Next++;
  }
  long badTicket() { return Next++; } // heddle: nonatomic-rmw@medium

private:
  std::mutex Mu;
  long Next = 0;
};

//--- other.cpp
#include "entry.h"
long use(Shared &S) { return S.badTicket() + S.ticket() + enter(); }
