// RUN: %check_heddle %s toctou
//
// A program that locks files keeps other processes out by that, and what it keeps out
// cannot be told (low).
#include <cstdio>
#include <string>
#include <sys/file.h>
#include <unistd.h>

class Store {
public:
  bool enter(int fd) { return flock(fd, LOCK_EX) == 0; }
  void ok_writes(const std::string &name) {
    if (access(name.c_str(), F_OK) == 0)
      return;
    FILE *f = fopen(name.c_str(), "w");
    if (f)
      fclose(f);
  }
};

void ok_use(Store &s, int fd, const std::string &name) {
  if (s.enter(fd))
    s.ok_writes(name);
}
