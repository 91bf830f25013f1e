// RUN: %check_heddle %s lock-order
//
// The only user of the class has it alone when it loads and unloads: with the one main
// in sight, no other thread is taken to call them.

#include <mutex>
#include <thread>

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

int main() {
  ok_before_spawn_and_after_join::Engine E;
  E.load();
  std::thread Painter([&] { E.draw(); });
  Painter.join();
  E.unload();
}
