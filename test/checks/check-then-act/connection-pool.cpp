// RUN: %check_heddle %s check-then-act split-critical-section
//
// A pool of connections, with a mutex and a guard of one's own, reached through a pointer in
// the handlers of a server.

//--- sync.h
#include <pthread.h>
class Mutex {
public:
  Mutex() { pthread_mutex_init(&M, nullptr); }
  ~Mutex() { pthread_mutex_destroy(&M); }
  void acquire() { pthread_mutex_lock(&M); }
  void release() { pthread_mutex_unlock(&M); }

private:
  pthread_mutex_t M;
};
class Hold {
public:
  explicit Hold(Mutex &M) : Held(M) { Held.acquire(); }
  ~Hold() { Held.release(); }

private:
  Mutex &Held;
};

//--- pool.h
#include "sync.h"
#include <memory>
#include <vector>
struct Connection {
  int Socket = 0;
};
class Pool {
public:
  bool hasIdle();
  std::unique_ptr<Connection> take();
  std::unique_ptr<Connection> takeOrOpen();
  void giveBack(std::unique_ptr<Connection> C);
  int opened();
  void open();
  bool openBelow(int Most);

private:
  Mutex Lock;
  std::vector<std::unique_ptr<Connection>> Idle;
  int Opened = 0;
};

//--- pool.cpp
#include "pool.h"
bool Pool::hasIdle() {
  Hold H(Lock);
  return !Idle.empty();
}
std::unique_ptr<Connection> Pool::take() {
  Hold H(Lock);
  std::unique_ptr<Connection> C = std::move(Idle.back());
  Idle.pop_back();
  return C;
}
std::unique_ptr<Connection> Pool::takeOrOpen() {
  Hold H(Lock);
  if (Idle.empty())
    return std::make_unique<Connection>();
  std::unique_ptr<Connection> C = std::move(Idle.back());
  Idle.pop_back();
  return C;
}
void Pool::giveBack(std::unique_ptr<Connection> C) {
  Hold H(Lock);
  Idle.push_back(std::move(C));
}
int Pool::opened() {
  Hold H(Lock);
  return Opened;
}
void Pool::open() {
  Hold H(Lock);
  ++Opened;
  Idle.push_back(std::make_unique<Connection>());
}
bool Pool::openBelow(int Most) {
  Hold H(Lock);
  if (Opened >= Most)
    return false;
  ++Opened;
  Idle.push_back(std::make_unique<Connection>());
  return true;
}

//--- handler.h
#include "pool.h"
class Handler {
public:
  explicit Handler(Pool *P) : Connections(P) {}
  void badRequest();
  void badGrow();
  void okRequest();
  void okGrow();

private:
  Pool *Connections;
};

//--- handler.cpp
#include "handler.h"
void query(Connection &C);
void Handler::badRequest() {
  if (Connections->hasIdle()) {
    std::unique_ptr<Connection> C = Connections->take(); // heddle: check-then-act@medium
    query(*C);
    Connections->giveBack(std::move(C));
  }
}
void Handler::badGrow() {
  if (Connections->opened() < 10)
    Connections->open(); // heddle: check-then-act@medium
}
void Handler::okRequest() {
  std::unique_ptr<Connection> C = Connections->takeOrOpen();
  query(*C);
  Connections->giveBack(std::move(C));
}
void Handler::okGrow() {
  while (Connections->openBelow(10))
    ;
}

//--- main.cpp
#include "handler.h"
#include <thread>
#include <vector>

static void serve(Pool *P) {
  Handler H(P);
  H.badRequest();
  H.badGrow();
  H.okRequest();
  H.okGrow();
}

int main() {
  Pool P;
  std::vector<std::thread> Threads;
  for (int I = 0; I < 4; ++I)
    Threads.emplace_back(serve, &P);
  for (std::thread &T : Threads)
    T.join();
}
