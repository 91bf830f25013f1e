/* RUN: %check_heddle %s lock-order
   The same in C. */

#include <pthread.h>

/* One order in one thread, the other in the other. */
static pthread_mutex_t routes_mu = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t peers_mu = PTHREAD_MUTEX_INITIALIZER;
static int routes, peers;

static void *bad_add_route(void *arg) {
  pthread_mutex_lock(&routes_mu);
  ++routes;
  pthread_mutex_lock(&peers_mu); /* heddle: lock-order@high */
  ++peers;
  pthread_mutex_unlock(&peers_mu);
  pthread_mutex_unlock(&routes_mu);
  return arg;
}

static void *drop_peer(void *arg) {
  pthread_mutex_lock(&peers_mu);
  --peers;
  pthread_mutex_lock(&routes_mu);
  --routes;
  pthread_mutex_unlock(&routes_mu);
  pthread_mutex_unlock(&peers_mu);
  return arg;
}

/* The second lock is only tried. */
static pthread_mutex_t jobs_mu = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t idle_mu = PTHREAD_MUTEX_INITIALIZER;
static int jobs, idle;

static void *ok_give(void *arg) {
  pthread_mutex_lock(&jobs_mu);
  pthread_mutex_lock(&idle_mu);
  ++jobs;
  --idle;
  pthread_mutex_unlock(&idle_mu);
  pthread_mutex_unlock(&jobs_mu);
  return arg;
}

static void *ok_take(void *arg) {
  pthread_mutex_lock(&idle_mu);
  if (pthread_mutex_trylock(&jobs_mu) == 0) {
    --jobs;
    ++idle;
    pthread_mutex_unlock(&jobs_mu);
  }
  pthread_mutex_unlock(&idle_mu);
  return arg;
}

int main(void) {
  pthread_t t[4];
  pthread_create(&t[0], 0, bad_add_route, 0);
  pthread_create(&t[1], 0, drop_peer, 0);
  pthread_create(&t[2], 0, ok_give, 0);
  pthread_create(&t[3], 0, ok_take, 0);
  for (int i = 0; i < 4; ++i)
    pthread_join(t[i], 0);
  return 0;
}
