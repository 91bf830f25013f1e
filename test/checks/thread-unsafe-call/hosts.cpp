// RUN: %check_heddle %s thread-unsafe-call
//
// The call waits for the network, and works on hidden state all the same.
#include <mutex>
#include <netdb.h>
#include <thread>

static int bad_resolve(const char *name) {
  hostent *h = gethostbyname(name); // heddle: thread-unsafe-call@high
  // CHECK: [[@LINE-1]]:{{.*}}'gethostbyname' works on hidden state of the library, and another thread can call it at the same time
  // CHECK: help: use 'getaddrinfo'
  return h ? h->h_length : 0;
}

void two() {
  std::thread a(bad_resolve, "a"), b(bad_resolve, "b");
  a.join();
  b.join();
}

static std::mutex Names;
static int okGuarded(const char *name) {
  std::lock_guard g(Names);
  hostent *h = gethostbyaddr(name, 4, 2);
  return h ? h->h_length : 0;
}

static int okReentrant(const char *name) {
  addrinfo *found = nullptr;
  if (getaddrinfo(name, nullptr, nullptr, &found) != 0)
    return 0;
  freeaddrinfo(found);
  return 1;
}

void okTwo() {
  std::thread a(okReentrant, "a"), b(okReentrant, "b");
  a.join();
  b.join();
}

int main(int argc, char **argv) {
  if (argc > 1) {
    std::thread a(okGuarded, "a"), b(okGuarded, "b");
    a.join();
    b.join();
    okTwo();
  }
  two();
}
