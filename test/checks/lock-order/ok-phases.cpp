// RUN: %check_heddle %s lock-order
//
// Opposite orders at times when there is one thread only.

#include <mutex>
#include <thread>

namespace ok_before_spawn_and_after_join {
std::mutex Models, Textures;
int Loaded = 0, Drawn = 0;
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
} // namespace ok_before_spawn_and_after_join

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
  ok_before_spawn_and_after_join::load();
  std::thread Painter(ok_before_spawn_and_after_join::draw);
  Painter.join();
  ok_before_spawn_and_after_join::unload();

  std::thread Only(ok_one_thread_in_both_orders::loop);
  Only.join();
}
