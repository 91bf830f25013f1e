// RUN: %check_heddle %s check-then-act
//
// The same in C: functions that lock the object they are given.

#include <pthread.h>

struct ring {
  pthread_mutex_t lock;
  int slots[64];
  unsigned head, used;
};

static int ring_used(struct ring *r) {
  pthread_mutex_lock(&r->lock);
  int n = r->used;
  pthread_mutex_unlock(&r->lock);
  return n;
}

static int ring_take(struct ring *r) {
  pthread_mutex_lock(&r->lock);
  int v = r->slots[r->head++ % 64];
  r->used--;
  pthread_mutex_unlock(&r->lock);
  return v;
}

static int ring_try_take(struct ring *r, int *v) {
  int ok = 0;
  pthread_mutex_lock(&r->lock);
  if (r->used > 0) {
    *v = r->slots[r->head++ % 64];
    r->used--;
    ok = 1;
  }
  pthread_mutex_unlock(&r->lock);
  return ok;
}

static struct ring work = {PTHREAD_MUTEX_INITIALIZER, {0}, 0, 64};

void consume(int v);

static void bad_drain(void) {
  while (ring_used(&work) > 0)
    consume(ring_take(&work)); /* heddle: check-then-act@medium */
}

static void ok_drain(void) {
  int v;
  while (ring_try_take(&work, &v))
    consume(v);
}

static void ok_asks_first(void) {
  int v;
  if (ring_used(&work) > 0 && ring_try_take(&work, &v))
    consume(v);
}

static void *thread(void *arg) {
  bad_drain();
  ok_drain();
  ok_asks_first();
  return arg;
}

int main(void) {
  pthread_t a, b;
  pthread_create(&a, 0, thread, 0);
  pthread_create(&b, 0, thread, 0);
  pthread_join(a, 0);
  pthread_join(b, 0);
  return 0;
}
