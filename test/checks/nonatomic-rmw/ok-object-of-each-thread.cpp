// RUN: %check_heddle %s nonatomic-rmw
//
// Each thread makes its own object, on the stack or on the heap: the same line
// of code in two threads is about two objects.

#include <memory>
#include <string>
#include <thread>

struct Parser {
  long Line = 1, Column = 0;
  void feed(char C) {
    ++Column;
    if (C == '\n')
      ++Line;
  }
};

struct Counter {
  long Value = 0;
  void add(long N) { Value += N; }
};

struct Cursor {
  long At = 0;
  void step() { At++; }
};

struct Draft {
  long Words = 0;
  void add() { ++Words; }
};

static void okStack(const std::string &Text) {
  Parser P;
  for (char C : Text)
    P.feed(C);
}

static void okUnique() {
  auto Mine = std::make_unique<Counter>();
  Mine->add(3);
}

static void okNew() {
  auto *Mine = new Cursor;
  Mine->step();
  delete Mine;
}

static std::shared_ptr<Draft> okFactory() {
  auto D = std::make_shared<Draft>();
  D->Words += 10;
  D->add();
  return D;
}

static void work(const char *Text) {
  okStack(Text);
  okUnique();
  okNew();
  okFactory()->add();
}

int main() {
  std::thread A(work, "some\ntext"), B(work, "more");
  A.join();
  B.join();
}
