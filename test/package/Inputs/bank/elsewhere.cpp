#include <thread>

static int visits = 0;

int main() {
  std::thread one([] { ++visits; });
  std::thread two([] { ++visits; });
  one.join();
  two.join();
  return visits;
}
