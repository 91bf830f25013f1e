// RUN: %check_heddle %s thread-unsafe-call
//
// The calls are in two files, and the threads in a third.

//--- log.h
void stamp();
const char *who(unsigned id);

//--- log.cpp
#include "log.h"
#include <cstdio>
#include <pwd.h>
#include <time.h>

void stamp() {
  time_t now = time(nullptr);
  fputs(asctime(localtime(&now)), stderr);
}

const char *who(unsigned id) { return getpwuid(id)->pw_name; } // heddle: thread-unsafe-call@high

//--- names.h
bool known(const char *name);
//--- names.cpp
#include "names.h"
#include <pwd.h>
bool known(const char *name) { return getpwnam(name) != nullptr; } // heddle: thread-unsafe-call@high

//--- main.cpp
#include "log.h"
#include "names.h"
#include <thread>

static void ask() { known("root"); }

int main() {
  stamp(); // alone as yet
  std::thread asker(ask);
  who(0);
  asker.join();
  stamp();
}
