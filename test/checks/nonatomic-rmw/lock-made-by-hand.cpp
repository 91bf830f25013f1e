// RUN: %check_heddle %s nonatomic-rmw
//
// What a function does that makes the lock ready, or ends it, comes before or after all
// that is done with the lock held.

#include <mutex>
#include <pthread.h>
#include <thread>

static std::mutex Starting;
static pthread_mutex_t Mu;
static int okWaiters, okThreads, badJobs;

static void makeLock(pthread_mutex_t *M) { pthread_mutex_init(M, nullptr); }

static void enter() {
  pthread_mutex_lock(&Mu);
  ++okWaiters;
  ++okThreads;
  ++badJobs; // heddle: nonatomic-rmw
  pthread_mutex_unlock(&Mu);
}

void okStart() {
  std::lock_guard<std::mutex> Lock(Starting);
  makeLock(&Mu);
  okWaiters = 0;
  okThreads = 0;
}

void okStop() {
  std::lock_guard<std::mutex> Lock(Starting);
  okThreads = 0;
  pthread_mutex_destroy(&Mu);
}

// It makes no lock: others may be at work.
void badReset() {
  std::lock_guard<std::mutex> Lock(Starting);
  badJobs = 0;
}

int main() {
  std::thread A(enter), B(enter);
  okStart();
  badReset();
  okStop();
  A.join();
  B.join();
}
