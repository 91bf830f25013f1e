// RUN: %check_heddle %s nonatomic-rmw
// A function with a virtual operator is one of many. What it refers to is found by the
// thread that has it, and not by each that runs some function; a global all of them share.
#include <thread>

struct Delegate {
  virtual ~Delegate() = default;
  virtual void operator()() const = 0;
};

template <class F> struct Function : Delegate {
  explicit Function(F &Body) : Do(Body) {}
  void operator()() const override { Do(); }
  F &Do;
};

static void execute(const Delegate &D) { D(); }

template <class F> static void inPlace(F &Body) {
  Function<F> D(Body);
  execute(D);
}

struct Toggle {
  unsigned State = 0;
  void operator()() { State ^= ~0u; } // ok: each has its own
};

static long Total = 0;

struct Count {
  void operator()() const {
    Total = Total + 1; // heddle: nonatomic-rmw
  }
};

struct First {
  void operator()() const {}
};
struct Second {
  void operator()() const {}
};

static bool okToggles() {
  Toggle T;
  inPlace(T);
  return T.State != 0;
}

static void bad_counts() {
  Count C;
  First F;
  Second S;
  inPlace(C);
  inPlace(F);
  inPlace(S);
}

int main() {
  std::thread A(bad_counts), B(bad_counts);
  bool Set = okToggles();
  A.join();
  B.join();
  return Set;
}
