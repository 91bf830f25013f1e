// RUN: %check_heddle %s nonatomic-rmw
#include <threads.h>

static int Bare, Guarded, Joined;
static mtx_t Mutex;

static int badRun(void *Unused) {
  (void)Unused;
  Bare++; // heddle: nonatomic-rmw@high
  return 0;
}

int badBeside(void) {
  thrd_t T;
  thrd_create(&T, badRun, 0);
  Bare++; // heddle: nonatomic-rmw@high
  thrd_join(T, 0);
  return Bare;
}

static int okRun(void *Unused) {
  (void)Unused;
  mtx_lock(&Mutex);
  Guarded++;
  mtx_unlock(&Mutex);
  return 0;
}

int okGuarded(void) {
  thrd_t T;
  mtx_init(&Mutex, mtx_plain);
  thrd_create(&T, okRun, 0);
  mtx_lock(&Mutex);
  Guarded++;
  mtx_unlock(&Mutex);
  thrd_join(T, 0);
  return Guarded;
}

static int okRunAlone(void *Unused) {
  (void)Unused;
  Joined++;
  return 0;
}

int okJoined(void) {
  thrd_t T;
  thrd_create(&T, okRunAlone, 0);
  thrd_join(T, 0);
  return ++Joined;
}
