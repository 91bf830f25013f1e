// RUN: %check_heddle %s toctou
//
// What is asked decides nothing that another process could break, or the failure is seen.
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace fs = std::filesystem;

// The file that is open is asked about.
long ok_descriptor(const char *path) {
  int fd = open(path, O_RDONLY);
  struct stat st;
  if (fd < 0 || fstat(fd, &st) != 0)
    return -1;
  close(fd);
  return st.st_size;
}

// It is harmless where there is one (low).
void ok_folder(const fs::path &p) {
  if (!fs::exists(p))
    fs::create_directory(p);
}

// It is harmless where there is none (low).
void ok_removes(const std::string &p) {
  if (access(p.c_str(), F_OK) == 0)
    unlink(p.c_str());
}

// A failure to open is seen (low).
void ok_reads(const std::string &p) {
  if (!fs::is_regular_file(p))
    return;
  std::ifstream in(p);
  std::string line;
  while (std::getline(in, line))
    std::cout << line;
}

// For a message alone.
void ok_message(const std::string &p) {
  if (fs::exists(p))
    std::cerr << "replaces " << p << "\n";
  std::ofstream out(p);
}

void ok_unrelated(const std::string &p, const std::string &q) {
  if (!fs::exists(p))
    std::ofstream out(q);
}
