// RUN: %check_heddle %s toctou
//
// The path is what a helper has put together, once, and is kept in a local.
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace fs = std::filesystem;

class Store {
public:
  explicit Store(std::string root) : root_(std::move(root)) {}
  bool bad_claim(const std::string &name) const;
  bool bad_stat(const std::string &name) const;
  bool bad_stream(const std::string &name) const;
  bool ok_exclusive(const std::string &name) const;
  bool ok_two_paths(const std::string &name) const;
  bool ok_made_anew(const std::string &name) const;
  bool ok_longer(const std::string &name) const;

private:
  std::string path(const std::string &name, const char *suffix) const {
    return root_ + "/" + name + suffix;
  }
  std::string root_;
};

bool Store::bad_claim(const std::string &name) const {
  const std::string lease = path(name, ".lease");
  if (access(lease.c_str(), F_OK) == 0)
    return false;
  int fd = open(lease.c_str(), O_WRONLY | O_CREAT, 0600); // heddle: toctou@medium
  // CHECK: [[@LINE-1]]:{{.*}}'open' opens 'lease' because of what 'access' said of it
  return fd >= 0;
}

bool Store::bad_stat(const std::string &name) const {
  const auto file = path(name, ".part");
  struct stat st;
  if (lstat(file.c_str(), &st) == 0)
    return false;
  FILE *f = fopen(file.c_str(), "w"); // heddle: toctou@medium
  return f != nullptr;
}

bool Store::bad_stream(const std::string &name) const {
  const auto file = path(name, ".txt");
  if (fs::exists(file))
    return false;
  std::ofstream out(file); // heddle: toctou@medium
  return bool(out);
}

bool Store::ok_exclusive(const std::string &name) const {
  const std::string lease = path(name, ".lease");
  if (access(lease.c_str(), F_OK) == 0)
    return false;
  return open(lease.c_str(), O_WRONLY | O_CREAT | O_EXCL, 0600) >= 0;
}

// Two values of one helper are two paths.
bool Store::ok_two_paths(const std::string &name) const {
  const std::string old = path(name, ".old"), now = path(name, ".now");
  if (access(old.c_str(), F_OK) == 0)
    return false;
  return open(now.c_str(), O_WRONLY | O_CREAT, 0600) >= 0;
}

bool Store::ok_made_anew(const std::string &name) const {
  if (access(path(name, ".a").c_str(), F_OK) == 0)
    return false;
  return open(path(name, ".b").c_str(), O_WRONLY | O_CREAT, 0600) >= 0;
}

bool Store::ok_longer(const std::string &name) const {
  std::string file = path(name, ".a");
  if (access(file.c_str(), F_OK) == 0)
    return false;
  file += ".new";
  return open(file.c_str(), O_WRONLY | O_CREAT, 0600) >= 0;
}

int main() {
  Store s("/tmp");
  return s.bad_claim("a") + s.bad_stat("a") + s.bad_stream("a") + s.ok_exclusive("a") +
         s.ok_two_paths("a") + s.ok_made_anew("a") + s.ok_longer("a");
}
