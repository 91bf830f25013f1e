// RUN: %check_heddle %s thread-unsafe-call
//
// Two threads that ask the library for a time.
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <thread>

static void bad_worker(std::time_t t) {
  std::tm *local = std::localtime(&t); // heddle: thread-unsafe-call@high
  // CHECK: [[@LINE-1]]:{{.*}}'localtime' works on hidden state of the library, and another thread can call it at the same time
  // CHECK: 1. calls 'localtime', which puts its
  // CHECK: 2. calls 'localtime', which puts another
  // CHECK: uses what 'localtime' gave back
  // CHECK: is overwritten before thread 1 has done with it
  // CHECK: help: use 'localtime_r'
  char text[64];
  std::strftime(text, sizeof text, "%F", local);
  std::puts(text);
}

void two() {
  std::thread a(bad_worker, 1), b(bad_worker, 2);
  a.join();
  b.join();
}

// Two functions with one state.
void bad_other_function() {
  std::thread t([] {
    std::time_t now = 0;
    std::puts(std::ctime(&now)); // heddle: thread-unsafe-call@high
  });
  std::time_t now = 1;
  std::gmtime(&now); // heddle: thread-unsafe-call@high
  t.join();
}

// The environment: one reads it, the other one moves it.
void bad_environment() {
  std::thread t([] { std::puts(std::getenv("HOME")); });
  setenv("LANG", "C", 1); // heddle: thread-unsafe-call@high
  // CHECK: [[@LINE-1]]:{{.*}}'setenv' works on hidden state of the library, and another thread can call 'getenv', which shares it, at the same time
  t.join();
}
