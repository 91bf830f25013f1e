// RUN: %check_heddle %s toctou --confidence=low
//
// What is shown on request: the classic shapes whose failure is seen, but which are holes
// where the program has more rights than who chooses the path.
#include <fcntl.h>
#include <filesystem>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace fs = std::filesystem;

int bad_access_open(const char *path) {
  if (access(path, R_OK) != 0)
    return -1;
  return open(path, O_RDONLY); // heddle: toctou@low
  // CHECK: [[@LINE-1]]:{{.*}}'open' uses 'path' because of what 'access' said of it
  // CHECK: 1. asks for 'path': it is there
  // CHECK: 2. makes, removes or exchanges what 'path' names
  // CHECK: 3. uses it
  // CHECK: step 3 rests on an answer that is no longer true
}

// What stat() put into the buffer decides.
void bad_mode(const char *path) {
  struct stat st;
  stat(path, &st);
  if (st.st_uid == 0)
    chmod(path, 0600); // heddle: toctou@low
}

void bad_folder(const fs::path &p) {
  if (!fs::exists(p))
    fs::create_directory(p); // heddle: toctou@low
}

// The answer goes elsewhere.
bool ok_answer(const char *path) { return access(path, R_OK) == 0; }
void ok_act_first(const char *path) {
  int fd = open(path, O_RDONLY);
  if (fd >= 0 && access(path, W_OK) == 0)
    close(fd);
}
