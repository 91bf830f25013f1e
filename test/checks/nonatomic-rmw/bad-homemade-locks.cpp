// RUN: %check_heddle %s nonatomic-rmw
//
// The same homemade locks as in ok-homemade-locks.cpp: one method goes without.

//--- mutex.h
#pragma once
#include <pthread.h>

class Mutex {
public:
  void Lock();
  void Unlock();

private:
  pthread_mutex_t Raw = PTHREAD_MUTEX_INITIALIZER;
};

class MutexLock {
public:
  explicit MutexLock(Mutex &M) : Mu(M) { Mu.Lock(); }
  ~MutexLock() { Mu.Unlock(); }

private:
  Mutex &Mu;
};

//--- mutex.cpp
#include "mutex.h"
void Mutex::Lock() { pthread_mutex_lock(&Raw); }
void Mutex::Unlock() { pthread_mutex_unlock(&Raw); }

//--- queue.h
#pragma once
#include "mutex.h"

class QueueBad {
public:
  void push();
  void pop();
  long size();
  void badDrop();
  void okDrop();

private:
  void dropLocked();
  Mutex Mu;
  long Length = 0;
};

//--- queue.cpp
#include "queue.h"

void QueueBad::push() {
  MutexLock Hold(Mu);
  ++Length;
}
void QueueBad::pop() {
  MutexLock Hold(Mu);
  if (Length > 0)
    --Length;
}
long QueueBad::size() {
  MutexLock Hold(Mu);
  return Length;
}
void QueueBad::badDrop() {
  Length -= 1; // heddle: nonatomic-rmw@medium
}
void QueueBad::dropLocked() { --Length; }
void QueueBad::okDrop() {
  MutexLock Hold(Mu);
  dropLocked();
}
