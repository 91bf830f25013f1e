// RUN: %check_heddle %s nonatomic-rmw
//
// Each class of a chain names the next one only when it is made complete, which heddle
// does while it goes over what the library's templates were given.

#include <memory>
#include <mutex>
#include <thread>
#include <vector>

template <int Depth> struct Stage {
  std::unique_ptr<Stage<Depth - 1>> Next;
  std::vector<std::shared_ptr<Stage<Depth - 1>>> Others;
  void badRun() {
    ++badRuns; // heddle: nonatomic-rmw
  }
  void okRun() {
    std::lock_guard<std::mutex> Lock(Mu);
    ++okRuns;
  }
  std::mutex Mu;
  int badRuns = 0;
  int okRuns = 0;
};
template <> struct Stage<0> {
  int Ends = 0;
};

int main() {
  auto First = std::make_shared<Stage<150>>();
  std::thread T([First] {
    First->badRun();
    First->okRun();
  });
  First->badRun();
  First->okRun();
  T.join();
}
