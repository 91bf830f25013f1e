// RUN: %check_heddle %s toctou
//
// Who asks and who writes are functions of another file.

//--- files.h
#include <string>
bool isThere(const std::string &name);
bool isMissing(const std::string &name);
void writeText(const std::string &name, const std::string &text);

//--- files.cpp
#include "files.h"
#include <cstdio>
#include <sys/stat.h>
#include <unistd.h>

bool isThere(const std::string &name) {
  struct stat st;
  return stat(name.c_str(), &st) == 0;
}

bool isMissing(const std::string &name) {
  if (access(name.c_str(), F_OK) == 0)
    return false;
  return true;
}

void writeText(const std::string &name, const std::string &text) {
  FILE *f = fopen(name.c_str(), "w");
  if (!f)
    return;
  fputs(text.c_str(), f);
  fclose(f);
}

//--- config.cpp
#include "files.h"

class Config {
public:
  const std::string &path() const { return path_; }
  void bad_writesDefaults();
  void bad_asksMember();
  void bad_missing();
  void ok_there();

private:
  std::string path_;
};

void Config::bad_writesDefaults() {
  if (!isThere(path()))
    writeText(path(), "level=3\n"); // heddle: toctou@medium
  // CHECK: [[@LINE-1]]:{{.*}}'writeText' opens 'path()' because of what 'isThere' said of it
}

void Config::bad_asksMember() {
  if (isThere(path_))
    return;
  writeText(path_, "level=3\n"); // heddle: toctou@medium
}

void Config::bad_missing() {
  if (isMissing(path_))
    writeText(path_, "level=3\n"); // heddle: toctou@medium
}

// What is there is written anew (low).
void Config::ok_there() {
  if (isThere(path_))
    writeText(path_, "level=3\n");
}

void ok_changed(std::string name) {
  if (!isThere(name))
    name = "default";
  writeText(name, "");
}

void ok_both_ways(const std::string &name) {
  bool fresh = !isThere(name);
  writeText(name, fresh ? "new" : "old");
}
