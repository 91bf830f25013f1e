// RUN: %check_heddle %s thread-lifetime
//
// The future of std::async that is thrown away.
#include <future>
#include <vector>

void save();
void draw();

void bad_discarded() {
  std::async(std::launch::async, save); // heddle: thread-lifetime@high
  // CHECK: [[@LINE-1]]:{{.*}}the future of std::async is thrown away and waits for its task at once
  // CHECK: 1. starts the task
  // CHECK: 2. runs
  // CHECK: 3. ends the future, and waits there
  // CHECK: 4. has ended
  // CHECK: thread 1 goes on only then: the two have run one after the other
  draw();
}

void ok_kept() {
  auto saved = std::async(std::launch::async, save);
  draw();
}

void ok_collected(std::vector<std::future<void>> &all) {
  all.push_back(std::async(std::launch::async, save));
}
