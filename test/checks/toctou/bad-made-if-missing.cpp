// RUN: %check_heddle %s toctou
//
// It is not there, so it is made: by two processes.
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace fs = std::filesystem;

void bad_stream(const std::string &name) {
  std::string full = "/var/lib/demo/" + name;
  if (!fs::exists(full)) {
    std::ofstream out(full); // heddle: toctou@medium
    // CHECK: [[@LINE-1]]:{{.*}}'basic_ofstream' opens 'full' because of what 'exists' said of it, and another process can change that in between
    // CHECK: 1. asks for 'full': it is not there
    // CHECK: 2. asks for 'full': it is not there
    // CHECK: 3. opens it
    // CHECK: 4. opens it as well
    // CHECK: the second one takes what the first one has put there for missing, and overwrites it
    out << "first\n";
  }
}

int bad_open(const char *path) {
  if (access(path, F_OK) == 0)
    return -1;
  return open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600); // heddle: toctou@medium
}

FILE *bad_refuses_to_overwrite(const fs::path &p) {
  struct stat st;
  if (stat(p.c_str(), &st) != -1)
    return nullptr;
  return fopen(p.c_str(), "w"); // heddle: toctou@medium
}

bool bad_rename(const std::string &from, const std::string &to) {
  if (fs::exists(to))
    return false;
  fs::rename(from, to); // heddle: toctou@medium
  // CHECK: [[@LINE-1]]:{{.*}}'rename' replaces 'to' because of what 'exists' said of it
  return true;
}

// A number is tried until a name is free.
void bad_next_free(const std::string &base) {
  int n = 0;
  std::string name = base;
  while (fs::exists(name))
    name = base + std::to_string(++n);
  std::ofstream out(name); // heddle: toctou@medium
  out << n;
}

// It fails where there is something.
int ok_exclusive(const char *path) {
  if (access(path, F_OK) == 0)
    return -1;
  return open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
}

// What is in it is kept (low).
void ok_append(const std::string &path) {
  if (!fs::exists(path)) {
    std::ofstream out(path, std::ios::app);
    out << "header\n";
  }
}

// Another path than the one that was asked about.
void ok_other_path(std::string path) {
  if (fs::exists(path)) {
    path += ".new";
    std::ofstream out(path);
  }
}

void ok_made_anew(std::string path) {
  if (!fs::exists(path))
    path = "/dev/null";
  std::ofstream out(path);
}
