// RUN: %check_heddle %s lock-order
//
// Opposite orders that no two threads can be in at once, or that give up.

#include <chrono>
#include <mutex>
#include <shared_mutex>
#include <thread>

namespace ok_gate {
std::mutex Gate, Users, Groups;
int Count = 0;
void rename() {
  std::lock_guard<std::mutex> G(Gate);
  std::lock_guard<std::mutex> A(Users);
  std::lock_guard<std::mutex> B(Groups);
  ++Count;
}
void regroup() {
  std::lock_guard<std::mutex> G(Gate);
  std::lock_guard<std::mutex> B(Groups);
  std::lock_guard<std::mutex> A(Users);
  ++Count;
}
void serve() {
  std::thread One(rename), Two(regroup);
  One.join();
  Two.join();
}
} // namespace ok_gate

namespace ok_gate_of_the_callers {
std::mutex Gate, Users, Groups;
int Count = 0;
static void renameLocked() {
  std::lock_guard<std::mutex> A(Users);
  std::lock_guard<std::mutex> B(Groups);
  ++Count;
}
static void regroupLocked() {
  std::lock_guard<std::mutex> B(Groups);
  std::lock_guard<std::mutex> A(Users);
  ++Count;
}
void rename() {
  std::lock_guard<std::mutex> G(Gate);
  renameLocked();
}
void regroup() {
  std::lock_guard<std::mutex> G(Gate);
  regroupLocked();
}
void serve() {
  std::thread One(rename), Two(regroup);
  One.join();
  Two.join();
}
} // namespace ok_gate_of_the_callers

namespace ok_try_lock_with_back_off {
std::mutex In, Out;
int Moved = 0;
void forward() {
  std::lock_guard<std::mutex> A(In);
  std::lock_guard<std::mutex> B(Out);
  ++Moved;
}
void back() {
  for (;;) {
    std::unique_lock<std::mutex> B(Out);
    if (In.try_lock()) {
      --Moved;
      In.unlock();
      return;
    }
    B.unlock();
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}
void serve() {
  std::thread One(forward), Two(back);
  One.join();
  Two.join();
}
} // namespace ok_try_lock_with_back_off

namespace ok_unique_lock_try {
std::mutex In, Out;
int Moved = 0;
void forward() {
  std::lock_guard<std::mutex> A(In);
  std::lock_guard<std::mutex> B(Out);
  ++Moved;
}
void back() {
  std::lock_guard<std::mutex> B(Out);
  std::unique_lock<std::mutex> A(In, std::try_to_lock);
  if (A.owns_lock())
    --Moved;
}
void serve() {
  std::thread One(forward), Two(back);
  One.join();
  Two.join();
}
} // namespace ok_unique_lock_try

namespace ok_readers_only {
std::shared_mutex Config, Routes;
int Reads = 0;
int lookUp() {
  std::shared_lock<std::shared_mutex> A(Config);
  std::shared_lock<std::shared_mutex> B(Routes);
  return Reads;
}
int list() {
  std::shared_lock<std::shared_mutex> B(Routes);
  std::shared_lock<std::shared_mutex> A(Config);
  return Reads;
}
void serve() {
  std::thread One(lookUp), Two(list);
  One.join();
  Two.join();
}
} // namespace ok_readers_only

namespace bad_reader_and_writers {
std::shared_mutex Config, Routes;
int Values = 0;
void reload() {
  std::unique_lock<std::shared_mutex> A(Config);
  std::unique_lock<std::shared_mutex> B(Routes); // heddle: lock-order@high
  ++Values;
}
int list() {
  std::shared_lock<std::shared_mutex> B(Routes);
  std::shared_lock<std::shared_mutex> A(Config);
  return Values;
}
void serve() {
  std::thread One(reload), Two(list);
  One.join();
  Two.join();
}
} // namespace bad_reader_and_writers

namespace bad_gate_on_one_side {
std::mutex Gate, Users, Groups;
int Count = 0;
void rename() {
  std::lock_guard<std::mutex> G(Gate);
  std::lock_guard<std::mutex> A(Users);
  std::lock_guard<std::mutex> B(Groups); // heddle: lock-order@high
  ++Count;
}
void regroup() {
  std::lock_guard<std::mutex> B(Groups);
  std::lock_guard<std::mutex> A(Users);
  ++Count;
}
void serve() {
  std::thread One(rename), Two(regroup);
  One.join();
  Two.join();
}
} // namespace bad_gate_on_one_side
