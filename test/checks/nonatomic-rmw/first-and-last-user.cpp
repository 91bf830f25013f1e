// RUN: %check_heddle %s nonatomic-rmw --confidence=low
//
// What is done for the first user and for the last one does not run beside what users do,
// as long as each of them counts: that is not seen, so that it is low.

#include <mutex>
#include <thread>

static std::mutex InitMu, Mu;
static int Users, Total, Always, Third;

static void setUp() { Total = 0; }
static void badSetUp() { Always = 0; }
static void badAtThird() { Third = 0; }

static void attach() {
  std::lock_guard<std::mutex> Lock(InitMu);
  if (++Users == 1)
    setUp();
  if (Users++ == 2)
    badAtThird();
  badSetUp();
}
static void detach() {
  std::lock_guard<std::mutex> Lock(InitMu);
  if (--Users == 0)
    setUp();
}

static void use() {
  std::lock_guard<std::mutex> Lock(Mu);
  Total += 1; // heddle: nonatomic-rmw@low
  Always += 1; // heddle: nonatomic-rmw@high
  Third += 1; // heddle: nonatomic-rmw@high
}
static void useMore() {
  std::lock_guard<std::mutex> Lock(Mu);
  Total += 2; // heddle: nonatomic-rmw@low
  Always += 2; // heddle: nonatomic-rmw@high
  Third += 2; // heddle: nonatomic-rmw@high
}

int main() {
  auto Run = [] {
    attach();
    use();
    useMore();
    detach();
  };
  std::thread One(Run), Two(Run);
  One.join();
  Two.join();
}
