// RUN: %check_heddle %s torn-invariant
//
// A struct that is set as a whole under a lock, and read part by part.

#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

struct Span {
  double Low = 0, High = 1;
};

class Gauge {
public:
  void set(const Span &S) {
    std::lock_guard<std::mutex> Guard(Mutex);
    Limits = S;
  }
  Span limits() const {
    std::lock_guard<std::mutex> Guard(Mutex);
    return Limits;
  }
  double low() const {
    std::lock_guard<std::mutex> Guard(Mutex);
    return Limits.Low;
  }
  double high() const {
    std::lock_guard<std::mutex> Guard(Mutex);
    return Limits.High;
  }

private:
  mutable std::mutex Mutex;
  Span Limits;
};

static Gauge Main;

double badWidth() {
  return Main.high() - Main.low(); // heddle: torn-invariant@medium
}

double badWidthOf(const std::vector<std::unique_ptr<Gauge>> &All, int I) {
  const Gauge &G = *All[I];
  return G.high() - G.low(); // heddle: torn-invariant@medium
}

double okWidth() {
  Span S = Main.limits();
  return S.High - S.Low;
}

// One part alone.
bool okAbove(double X) { return X > Main.high(); }

// Of two gauges.
double okOfTwo(const Gauge &A, const Gauge &B) { return A.high() - B.low(); }

// The two never meet.
void okApart(double &Low, double &High) {
  Low = Main.low();
  High = Main.high();
}

// A value that lends itself to a function under its lock, and a row of them.
template <typename T> class Kept {
public:
  template <typename F> auto look(F &&Look) const {
    std::lock_guard<std::mutex> Guard(Mutex);
    return std::forward<F>(Look)(Value);
  }
  template <typename F> auto change(F &&Change) {
    std::lock_guard<std::mutex> Guard(Mutex);
    return std::forward<F>(Change)(Value);
  }

private:
  mutable std::mutex Mutex;
  T Value{};
};

class Panel {
public:
  Panel() : Spans(3) {}
  void set(int I, double Low, double High) {
    Spans[I].change([&](Span &S) {
      S.Low = Low;
      S.High = High;
    });
  }
  double low(int I) const {
    return Spans[I].look([](const Span &S) { return S.Low; });
  }
  double high(int I) const {
    return Spans[I].look([](const Span &S) { return S.High; });
  }
  double okWidth(int I) const {
    return Spans[I].look([](const Span &S) { return S.High - S.Low; });
  }

private:
  std::vector<Kept<Span>> Spans;
};

static Panel Front;

double badWidthOnPanel(int I) {
  return Front.high(I) - Front.low(I); // heddle: torn-invariant@medium
}

static void show(const std::vector<std::unique_ptr<Gauge>> &All) {
  double Low = 0, High = 0;
  okApart(Low, High);
  if (okAbove(High))
    Low = badWidth() + okWidth() + badWidthOf(All, 1) + okOfTwo(*All[0], *All[2]) +
          badWidthOnPanel(1) + Front.okWidth(2);
}

int main() {
  std::vector<std::unique_ptr<Gauge>> All;
  for (int I = 0; I != 3; ++I)
    All.push_back(std::make_unique<Gauge>());
  std::thread Display(show, std::cref(All));
  Main.set({2, 3});
  Front.set(1, 2, 3);
  for (int I = 0; I != 3; ++I)
    All[I]->set({2, 3});
  Display.join();
}
