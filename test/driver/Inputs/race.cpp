#include <pthread.h>

static int Hits;

static void *work(void *) {
  ++Hits;
  return nullptr;
}

int main() {
  pthread_t A, B;
  pthread_create(&A, nullptr, work, nullptr);
  pthread_create(&B, nullptr, work, nullptr);
  pthread_join(A, nullptr);
  pthread_join(B, nullptr);
}
