// RUN: %check_heddle %s check-then-act split-critical-section
//
// A template in a header, an owner that several threads share, workers that are lambdas, and
// a value that is looked at by one call and taken by the next one.

//--- channel.h
#include <functional>
#include <mutex>
#include <optional>
#include <queue>
#include <set>
#include <string>

template <class T> class Channel {
public:
  void send(T Value) {
    std::scoped_lock Lock(Guard);
    Values.push(std::move(Value));
  }
  bool ready() const {
    std::scoped_lock Lock(Guard);
    return !Values.empty();
  }
  T receive() {
    std::scoped_lock Lock(Guard);
    T Value = std::move(Values.front());
    Values.pop();
    return Value;
  }
  std::optional<T> peek() const {
    std::scoped_lock Lock(Guard);
    if (Values.empty())
      return std::nullopt;
    return Values.front();
  }
  std::optional<T> tryReceive() {
    std::scoped_lock Lock(Guard);
    if (Values.empty())
      return std::nullopt;
    T Value = std::move(Values.front());
    Values.pop();
    return Value;
  }

private:
  mutable std::mutex Guard;
  std::queue<T> Values;
};

class Names {
public:
  bool taken(const std::string &Name) const {
    std::scoped_lock Lock(Guard);
    return Known.count(Name) != 0;
  }
  void add(const std::string &Name) {
    std::scoped_lock Lock(Guard);
    Known.insert(Name);
    ++Number;
  }
  bool addNew(const std::string &Name) {
    std::scoped_lock Lock(Guard);
    return Known.insert(Name).second;
  }
  int number() const {
    std::scoped_lock Lock(Guard);
    return Number;
  }

private:
  mutable std::mutex Guard;
  std::set<std::string> Known;
  int Number = 0;
};

//--- main.cpp
#include "channel.h"
#include <memory>
#include <thread>
#include <vector>

void use(int);

static void badPump(std::shared_ptr<Channel<int>> C) {
  while (C->ready())
    use(C->receive()); // heddle: check-then-act@medium
}

static void badPeek(Channel<int> &C) {
  if (C.peek() == 7)
    use(C.receive()); // heddle: check-then-act@medium
}

static void okPump(Channel<int> &C) {
  while (std::optional<int> V = C.tryReceive())
    use(*V);
}

static void okLookOnly(Channel<int> &C) {
  if (std::optional<int> V = C.peek())
    use(*V);
}

// A set has it once, whoever comes first.
static bool okRegister(Names &N, const std::string &Name) {
  if (N.taken(Name))
    return false;
  N.add(Name);
  return true;
}

static bool okRegisterOnce(Names &N, const std::string &Name) { return N.addNew(Name); }

static void badFirst(Names &N, const std::string &Name) {
  if (N.number() == 0)
    N.add(Name); // heddle: check-then-act@medium
}

int main() {
  auto Shared = std::make_shared<Channel<int>>();
  Channel<int> Local;
  Names All;
  std::vector<std::thread> Workers;
  for (int I = 0; I < 3; ++I)
    Workers.emplace_back([Shared, &Local, &All] {
      badPump(Shared);
      badPeek(Local);
      okPump(Local);
      okLookOnly(Local);
      okRegister(All, "a");
      okRegisterOnce(All, "b");
      badFirst(All, "c");
      Shared->send(1);
      Local.send(1);
    });
  for (std::thread &W : Workers)
    W.join();
}
