// RUN: %check_heddle %s nonatomic-rmw
//
// A C interface takes a function and a pointer; the callable travels on the heap
// and is run, and freed, on the other side.

#include <functional>
#include <pthread.h>

using Job = std::function<void()>;

static void *invoke(void *Given) {
  auto *J = static_cast<Job *>(Given);
  (*J)();
  delete J;
  return nullptr;
}

static bool startDetached(Job &&J) {
  auto *Kept = new Job(std::move(J));
  pthread_t T;
  if (pthread_create(&T, nullptr, invoke, Kept) == 0) {
    pthread_detach(T);
    return true;
  }
  delete Kept;
  return false;
}

static int BadDone = 0;
static int OkOwn = 0;

int main() {
  startDetached([] {
    ++BadDone; // heddle: nonatomic-rmw@high
    ++OkOwn;
  });
  ++BadDone; // heddle: nonatomic-rmw@high
}
