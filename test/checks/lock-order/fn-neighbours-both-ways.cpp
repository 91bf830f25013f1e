// RUN: %check_heddle %s lock-order
//
// The neighbours of a list that is walked both ways: which of them was there first is not
// known. Not found.

#include <mutex>
#include <thread>

struct Stop {
  std::mutex mu;
  int passengers = 0;
  Stop *before = nullptr, *after = nullptr;
};
static void fn_east(Stop &S) {
  std::lock_guard<std::mutex> A(S.mu);
  std::lock_guard<std::mutex> B(S.after->mu);
  ++S.after->passengers;
}
static void fn_west(Stop &S) {
  std::lock_guard<std::mutex> A(S.mu);
  std::lock_guard<std::mutex> B(S.before->mu);
  ++S.before->passengers;
}

static void serve(Stop *Stops) {
  std::thread One([=] { fn_east(Stops[1]); }), Two([=] { fn_west(Stops[2]); });
  One.join();
  Two.join();
}

int main() {
  Stop *Stops = new Stop[4];
  for (int I = 0; I != 3; ++I) {
    Stops[I].after = &Stops[I + 1];
    Stops[I + 1].before = &Stops[I];
  }
  serve(Stops);
  delete[] Stops;
}
