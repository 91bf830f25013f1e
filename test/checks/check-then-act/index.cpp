// RUN: %check_heddle %s check-then-act
//
// A size that was asked for, and then an element by it.

#include <mutex>
#include <optional>
#include <thread>
#include <vector>

class Samples {
public:
  size_t size() const {
    std::lock_guard<std::mutex> Guard(Mutex);
    return Values.size();
  }
  double at(size_t I) const {
    std::lock_guard<std::mutex> Guard(Mutex);
    return Values[I];
  }
  void add(double V) {
    std::lock_guard<std::mutex> Guard(Mutex);
    Values.push_back(V);
  }
  void clear() {
    std::lock_guard<std::mutex> Guard(Mutex);
    Values.clear();
  }
  std::optional<double> last() const {
    std::lock_guard<std::mutex> Guard(Mutex);
    if (Values.empty())
      return std::nullopt;
    return Values.back();
  }
  std::vector<double> copy() const {
    std::lock_guard<std::mutex> Guard(Mutex);
    return Values;
  }

private:
  mutable std::mutex Mutex;
  std::vector<double> Values;
};

static Samples Recent, Log;

static double badLast() {
  return Recent.at(Recent.size() - 1); // heddle: check-then-act@medium
}

static double badSum() {
  double Sum = 0;
  for (size_t I = 0; I < Recent.size(); ++I)
    Sum += Recent.at(I); // heddle: check-then-act@medium
  return Sum;
}

static double okLast() { return Recent.last().value_or(0); }

static double okSum() {
  double Sum = 0;
  for (double V : Recent.copy())
    Sum += V;
  return Sum;
}

// Only ever added to.
static double okLog() { return Log.size() > 3 ? Log.at(3) : 0; }

static double use() { return badLast() + badSum() + okLast() + okSum() + okLog(); }

static void sampler() {
  Recent.add(use());
  Log.add(1);
  Recent.clear();
}

int main() {
  std::thread A(sampler), B(sampler);
  A.join();
  B.join();
}
