// RUN: %check_heddle %s nonatomic-rmw
// A pointer member that is given one object by its constructor and another one later names
// neither in all objects.
#include <thread>

class Sum {
public:
  void add() { Value = Value + 1; }
  long value() const { return Value; }

private:
  long Value = 0;
};

class Part {
public:
  explicit Part(Sum &S) : Into(&S) {}
  Part(const Part &Left) : Into(Left.Into), Right(true) {}
  void okRun() {
    if (Right)
      Into = new Sum;
    Into->add();
  }

private:
  Sum *Into;
  bool Right = false;
};

int main() {
  Sum Total;
  Part First(Total);
  Part Second(First);
  std::thread A([&] { First.okRun(); });
  std::thread B([&] { Second.okRun(); });
  A.join();
  B.join();
  return Total.value() == 1;
}
