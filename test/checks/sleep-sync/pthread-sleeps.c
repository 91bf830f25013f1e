/* RUN: %check_heddle %s sleep-sync -- -D_GNU_SOURCE
 *
 * C with pthreads: nanosleep and usleep, and pthread_join and a condition
 * variable in their place.
 */
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <time.h>
#include <unistd.h>

static atomic_bool ready;
static pthread_mutex_t mu = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static bool loaded;
static int value;

static void *produce(void *arg) {
  pthread_mutex_lock(&mu);
  loaded = true;
  value = 7;
  pthread_cond_broadcast(&changed);
  pthread_mutex_unlock(&mu);
  atomic_store(&ready, true);
  return arg;
}

static void bad_poll(void) {
  struct timespec nap = {0, 1000000};
  while (!atomic_load(&ready))
    nanosleep(&nap, NULL); // heddle: sleep-sync@high
}

static int ok_wait(void) {
  pthread_mutex_lock(&mu);
  while (!loaded)
    pthread_cond_wait(&changed, &mu);
  int seen = value;
  pthread_mutex_unlock(&mu);
  return seen;
}

static int ok_join(pthread_t thread) {
  usleep(20000);
  pthread_join(thread, NULL);
  return value;
}

int main(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, produce, NULL);
  bad_poll();
  int sum = ok_wait();
  return sum - ok_join(thread);
}
