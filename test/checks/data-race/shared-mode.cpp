// RUN: %check_heddle %s data-race
//
// A reader-writer lock keeps a writer apart only if it is held exclusively.

#include <map>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <thread>

class Routes {
public:
  std::string find(int Id) const {
    std::shared_lock<std::shared_mutex> Hold(Mu);
    auto It = Table.find(Id);
    return It == Table.end() ? "" : It->second;
  }
  void add(int Id, const std::string &To) {
    std::unique_lock<std::shared_mutex> Hold(Mu);
    Table[Id] = To;
  }
  void badClear() {
    std::shared_lock<std::shared_mutex> Hold(Mu);
    Table.clear(); // heddle: data-race@high
  }
  void badTouch(int Id) {
    std::shared_lock<std::shared_mutex> Hold(Mu);
    Last = Id; // heddle: data-race@high
  }
  int okLast() const {
    std::unique_lock<std::shared_mutex> Hold(Mu);
    return Last;
  }
  void okReset() {
    std::unique_lock<std::shared_mutex> Hold(Mu);
    Last = 0;
  }

private:
  mutable std::shared_mutex Mu;
  std::map<int, std::string> Table;
  int Last = 0;
};

// CHECK: shared-mode.cpp:[[@LINE-21]]:5: warning: 'Table' is changed here
// CHECK: help: hold 'Routes::Mu' exclusively to write

int main() {
  Routes R;
  std::thread Other([&] {
    R.find(1);
    R.add(1, "a");
    R.badClear();
    R.badTouch(1);
  });
  R.find(2);
  R.badClear();
  R.badTouch(2);
  R.okReset();
  int Seen = R.okLast();
  Other.join();
  return Seen;
}
