// RUN: %check_heddle %s nonatomic-rmw
//
// A promise that is moved into the thread which keeps it orders what the thread does
// before with what comes after the future, and nothing else.

#include <future>
#include <string>
#include <thread>
#include <utility>

struct Report {
  int Rows = 0;
  int Pages = 0;
};

static void okBuild(Report &R, std::promise<bool> Done) {
  for (int I = 0; I != 100; ++I)
    R.Rows++;
  Done.set_value(true);
}

static void badBuild(Report &R, std::promise<bool> Done) {
  Done.set_value(true);
  R.Pages++; // heddle: nonatomic-rmw
}

static int okByParameter() {
  Report R;
  std::promise<bool> P;
  auto Ready = P.get_future();
  std::thread Builder(okBuild, std::ref(R), std::move(P));
  Ready.get();
  R.Rows += 1;
  Builder.join();
  return R.Rows;
}

static int okByCapture() {
  Report R;
  std::promise<void> P;
  auto Ready = P.get_future();
  std::thread Builder([&R, P = std::move(P)]() mutable {
    R.Rows++;
    P.set_value();
  });
  Ready.wait();
  R.Rows += 1;
  Builder.join();
  return R.Rows;
}

static int badTooEarly() {
  Report R;
  std::promise<bool> P;
  auto Ready = P.get_future();
  std::thread Builder(badBuild, std::ref(R), std::move(P));
  Ready.get();
  R.Pages += 1; // heddle: nonatomic-rmw
  Builder.join();
  return R.Pages;
}

int main() { return okByParameter() + okByCapture() + badTooEarly(); }
