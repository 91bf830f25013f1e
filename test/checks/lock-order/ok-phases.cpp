// RUN: %check_heddle %s lock-order
//
// Opposite orders at times when there is one thread only, and locks that no
// other thread has.

#include <future>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace ok_before_spawn_and_after_join {
class Engine {
public:
  void load() {
    std::lock_guard<std::mutex> A(Models);
    std::lock_guard<std::mutex> B(Textures);
    ++Loaded;
  }
  void unload() {
    std::lock_guard<std::mutex> B(Textures);
    std::lock_guard<std::mutex> A(Models);
    --Loaded;
  }
  void draw() {
    std::lock_guard<std::mutex> A(Models);
    ++Drawn;
  }

private:
  std::mutex Models, Textures;
  int Loaded = 0, Drawn = 0;
};
} // namespace ok_before_spawn_and_after_join

namespace ok_locks_of_the_thread {
struct Scratch {
  std::mutex Left, Right;
  int Used = 0;
};
void forward(Scratch &S) {
  std::lock_guard<std::mutex> A(S.Left);
  std::lock_guard<std::mutex> B(S.Right);
  ++S.Used;
}
void backward(Scratch &S) {
  std::lock_guard<std::mutex> B(S.Right);
  std::lock_guard<std::mutex> A(S.Left);
  ++S.Used;
}
void work() {
  Scratch Own;
  forward(Own);
  backward(Own);
}
} // namespace ok_locks_of_the_thread

namespace ok_thread_local_locks {
thread_local std::mutex Left, Right;
thread_local int Used = 0;
void forward() {
  std::lock_guard<std::mutex> A(Left);
  std::lock_guard<std::mutex> B(Right);
  ++Used;
}
void backward() {
  std::lock_guard<std::mutex> B(Right);
  std::lock_guard<std::mutex> A(Left);
  ++Used;
}
} // namespace ok_thread_local_locks

namespace ok_joined_by_future {
std::mutex Left, Right;
int Used = 0;
void forward() {
  std::lock_guard<std::mutex> A(Left);
  std::lock_guard<std::mutex> B(Right);
  ++Used;
}
void backward() {
  std::lock_guard<std::mutex> B(Right);
  std::lock_guard<std::mutex> A(Left);
  ++Used;
}
} // namespace ok_joined_by_future

namespace ok_one_thread_in_both_orders {
std::mutex Left, Right;
int Used = 0;
void loop() {
  for (int I = 0; I < 10; ++I) {
    {
      std::lock_guard<std::mutex> A(Left);
      std::lock_guard<std::mutex> B(Right);
      ++Used;
    }
    std::lock_guard<std::mutex> B(Right);
    std::lock_guard<std::mutex> A(Left);
    ++Used;
  }
}
} // namespace ok_one_thread_in_both_orders

int main() {
  ok_before_spawn_and_after_join::Engine E;
  E.load();
  std::thread Painter([&] { E.draw(); });
  Painter.join();
  E.unload();

  std::vector<std::thread> Workers;
  for (int I = 0; I < 4; ++I)
    Workers.emplace_back(ok_locks_of_the_thread::work);
  for (int I = 0; I < 4; ++I)
    Workers.emplace_back([] {
      ok_thread_local_locks::forward();
      ok_thread_local_locks::backward();
    });
  for (std::thread &T : Workers)
    T.join();

  std::future<void> First = std::async(std::launch::async, ok_joined_by_future::forward);
  First.get();
  ok_joined_by_future::backward();

  std::thread Only(ok_one_thread_in_both_orders::loop);
  Only.join();
}
