// RUN: %check_heddle %s torn-invariant
//
// Two atomics that are one thing: each is read whole, and the pair is not.

//--- track.h
#include <atomic>
#include <mutex>

class Track {
public:
  void move(double NewX, double NewY) {
    X.store(NewX);
    Y.store(NewY);
  }
  double badDistance() const;
  bool fnInside(double R) const;
  void okPrint() const;

private:
  std::atomic<double> X{0}, Y{0};
};

/// The pair behind one lock.
class LockedTrack {
public:
  void move(double NewX, double NewY) {
    std::lock_guard<std::mutex> Guard(Mutex);
    X.store(NewX);
    Y.store(NewY);
  }
  double okDistance() const {
    std::lock_guard<std::mutex> Guard(Mutex);
    return X.load() * X.load() + Y.load() * Y.load();
  }

private:
  mutable std::mutex Mutex;
  std::atomic<double> X{0}, Y{0};
};

/// A sequence lock: who reads looks whether the writer was there.
class SequencedTrack {
public:
  void move(double NewX, double NewY) {
    Version.fetch_add(1);
    X.store(NewX);
    Y.store(NewY);
    Version.fetch_add(1);
  }
  double okDistance() const {
    for (;;) {
      unsigned Before = Version.load();
      double A = X.load(), B = Y.load();
      if (Before % 2 == 0 && Version.load() == Before)
        return A * A + B * B;
    }
  }

private:
  std::atomic<unsigned> Version{0};
  std::atomic<double> X{0}, Y{0};
};

/// Each for itself.
class Counters {
public:
  void hit() { ++Hits; }
  void miss() { ++Misses; }
  void okReset() {
    Hits.store(0);
    Misses.store(0);
  }
  double okRatio() const { return double(Hits.load()) / (Hits.load() + Misses.load()); }
  long okTotal() const { return Hits.load() + Misses.load(); }

private:
  std::atomic<long> Hits{0}, Misses{0};
};

/// Published by a flag.
class Message {
public:
  void send(int V) {
    Value.store(V);
    Ready.store(true);
  }
  int okReceive() const { return Ready.load() ? Value.load() : 0; }

private:
  std::atomic<int> Value{0};
  std::atomic<bool> Ready{false};
};

//--- track.cpp
#include "track.h"
#include <cstdio>
double Track::badDistance() const {
  double A = X.load();
  double B = Y.load(); // heddle: torn-invariant@medium
  // CHECK: [[@LINE-1]]:{{.*}}'X' and 'Y' are written together, but read one after the other, and another thread can write both in between [heddle-torn-invariant]
  // CHECK: thread 1: reader, started at {{.*}}thread 2: writer, started at
  // CHECK: reads 'X'
  // CHECK: writes 'X', and 'Y' with it
  // CHECK: reads 'Y', the new value
  // CHECK-NEXT: the values of steps {{[0-9]}} and {{[0-9]}} never belonged together
  return A * A + B * B;
}
bool Track::fnInside(double R) const {
  return X.load() * X.load() + Y.load() < R; // fn: read again, but nobody compares
}
void Track::okPrint() const { std::printf("%f %f\n", X.load(), Y.load()); }

//--- main.cpp
#include "track.h"
#include <thread>

static Track T;
static LockedTrack L;
static SequencedTrack S;
static Counters C;
static Message M;

static void writer() {
  T.move(1, 2);
  L.move(1, 2);
  S.move(1, 2);
  C.hit();
  C.miss();
  C.okReset();
  M.send(3);
}
static void reader() {
  T.badDistance();
  T.fnInside(3);
  T.okPrint();
  L.okDistance();
  S.okDistance();
  C.okRatio();
  C.okTotal();
  M.okReceive();
}

int main() {
  std::thread A(writer), B(reader);
  A.join();
  B.join();
}
