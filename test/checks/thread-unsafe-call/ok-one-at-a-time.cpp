// RUN: %check_heddle %s thread-unsafe-call
//
// The same calls where they are right.
#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <mutex>
#include <netdb.h>
#include <thread>

static std::mutex Clock;
static int okYear(std::time_t t) {
  std::lock_guard g(Clock);
  return std::localtime(&t)->tm_year;
}

void ok_guarded() {
  std::thread a(okYear, 1), b(okYear, 2);
  a.join();
  b.join();
}

// One thread alone does it; the other has a state of its own.
void ok_one_thread() {
  std::thread t([] {
    char text[] = "a b";
    std::puts(std::strtok(text, " "));
  });
  gethostbyname("localhost");
  t.join();
}

void ok_reentrant() {
  auto work = [] {
    std::time_t now = 0;
    std::tm out;
    localtime_r(&now, &out);
  };
  std::thread a(work), b(work);
  a.join();
  b.join();
}

// Before the threads are there, and after.
void ok_before_and_after() {
  std::setlocale(LC_ALL, "C");
  std::thread t([] { std::setlocale(LC_NUMERIC, nullptr); });
  t.join();
  std::setlocale(LC_ALL, "");
}

// Two who look do not disturb each other.
void ok_readers() {
  std::thread t([] { std::getenv("HOME"); });
  std::getenv("PATH");
  t.join();
}

// The usual libraries lock it (low).
void ok_rand() {
  std::thread t([] { std::rand(); });
  std::rand();
  t.join();
}

// Given memory, tmpnam has no state.
void okNamed() {
  auto name = [] {
    char text[L_tmpnam];
    std::tmpnam(text);
  };
  std::thread a(name), b(name);
  a.join();
  b.join();
}
