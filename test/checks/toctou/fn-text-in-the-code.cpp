// RUN: %check_heddle %s toctou
//
// Text in the code, and paths that are put together twice, are not known to be equal.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

void fn_literal() {
  if (access("/tmp/demo.state", F_OK) != 0)
    std::fclose(fopen("/tmp/demo.state", "w"));
}

void fn_twice(const std::string &dir) {
  if (!std::filesystem::exists(dir + "/state"))
    std::ofstream out(dir + "/state");
}
