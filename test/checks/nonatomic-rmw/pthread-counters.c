/* RUN: %check_heddle %s nonatomic-rmw -- -D_GNU_SOURCE
 *
 * C with pthreads: a pool of workers, one counter under the mutex and one not.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stddef.h>

struct pool {
  pthread_mutex_t mu;
  pthread_rwlock_t names;
  long finished, retried, renamed;
  atomic_long polled;
};

static struct pool shared = {.mu = PTHREAD_MUTEX_INITIALIZER, .names = PTHREAD_RWLOCK_INITIALIZER};

static void bad_retry(struct pool *p) {
  p->retried++; // heddle: nonatomic-rmw@high
}

static void bad_poll(struct pool *p) {
  atomic_store(&p->polled, atomic_load(&p->polled) + 1); // heddle: nonatomic-rmw@high
}

static void ok_finish(struct pool *p) {
  pthread_mutex_lock(&p->mu);
  p->finished++;
  pthread_mutex_unlock(&p->mu);
}

static void ok_finish_if_free(struct pool *p) {
  if (pthread_mutex_trylock(&p->mu) == 0) {
    p->finished++;
    pthread_mutex_unlock(&p->mu);
  }
}

static void ok_rename(struct pool *p) {
  pthread_rwlock_wrlock(&p->names);
  p->renamed += 1;
  pthread_rwlock_unlock(&p->names);
}

static void *work(void *arg) {
  struct pool *p = arg;
  ok_finish(p);
  ok_finish_if_free(p);
  ok_rename(p);
  bad_retry(p);
  bad_poll(p);
  return NULL;
}

int main(void) {
  pthread_t threads[4];
  for (int i = 0; i != 4; ++i)
    pthread_create(&threads[i], NULL, work, &shared);
  for (int i = 0; i != 4; ++i)
    pthread_join(threads[i], NULL);
  return shared.finished == 0;
}
