// RUN: %check_heddle %s data-race
//
// A field that is guarded at most places, and bare at one. No thread is in sight: the
// class locks in its methods, so it is meant to be shared.

#include <mutex>
#include <string>

class Gauge {
public:
  void set(double V) {
    std::lock_guard<std::mutex> Hold(Mu);
    Value = V;
  }
  double add(double V) {
    std::lock_guard<std::mutex> Hold(Mu);
    Value += V;
    return Value;
  }
  double badGet() const { return Value; } // heddle: data-race@medium

private:
  mutable std::mutex Mu;
  double Value = 0;
};

// CHECK:      one-place-forgets.cpp:[[@LINE-7]]:34: warning: 'Value' is read here while another thread can write it [heddle-data-race]
// CHECK:      thread 1: Gauge::badGet, called by any thread thread 2: Gauge::set, called by any thread that
// CHECK:      1. writes 'Value', holding 'Mu'
// CHECK-NEXT: 2. reads 'Value'
// CHECK-NEXT: step 2 sees the old value, the new one, or a part of each: nothing orders it and step 1
// CHECK-NEXT: note: 3 of 4 places that use 'Value' hold 'Gauge::Mu' (one-place-forgets.cpp:{{.*}})
// CHECK-NEXT: confidence: medium
// CHECK-NEXT: help: hold 'Gauge::Mu' here

class OkGauge {
public:
  void set(double V) {
    std::lock_guard<std::mutex> Hold(Mu);
    Value = V;
  }
  double get() const {
    std::lock_guard<std::mutex> Hold(Mu);
    return Value;
  }

private:
  mutable std::mutex Mu;
  double Value = 0;
};

// The writer forgets it.
class Label {
public:
  std::string get() const {
    std::lock_guard<std::mutex> Hold(Mu);
    return Text;
  }
  bool matches(const std::string &Other) const {
    std::lock_guard<std::mutex> Hold(Mu);
    return Text == Other;
  }
  void append(const std::string &More) {
    std::lock_guard<std::mutex> Hold(Mu);
    Text += More;
  }
  void badRename(const std::string &New) { Text = New; } // heddle: data-race@medium

private:
  mutable std::mutex Mu;
  std::string Text;
};

// A lock under which a setting is only looked at may be there for something else: that
// somebody sets it while it is in use is not seen.
class OkSetting {
public:
  void setLimit(int N) { Limit = N; }
  bool take() {
    std::lock_guard<std::mutex> Hold(Mu);
    if (Used >= Limit)
      return false;
    ++Used;
    return true;
  }

private:
  std::mutex Mu;
  int Used = 0, Limit = 0;
};

// A private method whose callers have the lock.
class OkCallersHold {
public:
  void put(int V) {
    std::lock_guard<std::mutex> Hold(Mu);
    assign(V);
  }
  int get() {
    std::lock_guard<std::mutex> Hold(Mu);
    return read();
  }

private:
  void assign(int V) { Value = V; }
  int read() const { return Value; }
  std::mutex Mu;
  int Value = 0;
};
