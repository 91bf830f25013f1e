// RUN: %check_heddle %s nonatomic-rmw
//
// A number that is passed by value is the callee's own, whatever is done with it there.

#include <string>
#include <thread>

template <class... T> std::string format(const char *Text, T &&...Values);

struct Daemon {
  int okLeft = 0;
  int badLeft = 0;
};
static Daemon TheDaemon;

namespace ok {
static std::string show(int Seconds) {
  std::string Out;
  if (int Days = Seconds / 86400; Days > 0) {
    Out += format("%d days", Days);
    Seconds -= Days * 86400;
  }
  return Out + format("%d seconds", Seconds);
}

std::string page() { return show(TheDaemon.okLeft); }

void run() {
  std::thread T([] { page(); });
  --TheDaemon.okLeft;
  T.join();
}
} // namespace ok

namespace bad {
static std::string take(int &Seconds) {
  std::string Out = format("%d seconds", Seconds);
  Seconds -= 60; // heddle: nonatomic-rmw
  return Out;
}

std::string page() { return take(TheDaemon.badLeft); }

void run() {
  std::thread T([] { page(); });
  if (TheDaemon.badLeft > 0)
    --TheDaemon.badLeft; // heddle: nonatomic-rmw
  T.join();
}
} // namespace bad
