// RUN: %check_heddle %s double-lock
//
// An owner that has nothing when it ends: what it had is returned, or was found to be
// nothing. One that is given a first value lets go of nothing, and what was taken out
// before ends later.

#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <unordered_map>
#include <utility>

class Registry;
class Resource {
public:
  explicit Resource(Registry &R) : Owner(R) {}
  ~Resource();

private:
  Registry &Owner;
};

class Registry {
public:
  std::shared_ptr<Resource> okOpen(const std::string &Name) {
    std::lock_guard<std::mutex> Lock(Mutex);
    if (auto R = Live[Name].lock())
      return R;
    auto R = std::make_shared<Resource>(*this);
    Live[Name] = R;
    return R;
  }
  void okReplace(const std::string &Name) {
    auto Fresh = okOpen(Name);
    std::shared_ptr<Resource> Old;
    std::lock_guard<std::mutex> Lock(Mutex);
    Old = std::exchange(Current, std::move(Fresh));
  }
  void okKeepOld(std::shared_ptr<Resource> Fresh) {
    std::shared_ptr<Resource> Old;
    std::lock_guard<std::mutex> Lock(Mutex);
    Old = std::move(Current);
    Current = std::move(Fresh);
  }
  void okFirst() {
    std::lock_guard<std::mutex> Lock(Mutex);
    if (!Lazy)
      Lazy = std::make_unique<Resource>(*this);
  }
  void badReplace(std::shared_ptr<Resource> Fresh) {
    std::lock_guard<std::mutex> Lock(Mutex);
    Kept = std::move(Fresh);
  }
  void closed() {
    std::lock_guard<std::mutex> Lock(Mutex); // heddle: double-lock
    ++Closed;
  }

private:
  std::mutex Mutex;
  int Closed = 0;
  std::unordered_map<std::string, std::weak_ptr<Resource>> Live;
  std::shared_ptr<Resource> Current, Kept;
  std::unique_ptr<Resource> Lazy;
};

Resource::~Resource() { Owner.closed(); }

int main() {
  Registry R;
  std::thread T([&R] { R.okReplace("a"); });
  R.okFirst();
  R.okKeepOld(R.okOpen("c"));
  R.badReplace(R.okOpen("b"));
  T.join();
}
