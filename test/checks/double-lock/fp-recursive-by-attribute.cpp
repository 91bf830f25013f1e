// RUN: %check_heddle %s double-lock
//
// Whether a pthread mutex is recursive is said where it is initialised, by an
// attribute object; only PTHREAD_RECURSIVE_MUTEX_INITIALIZER could be seen in the
// declaration.

#include <pthread.h>

namespace fp_pthread_recursive {
class Monitor {
public:
  Monitor() {
    pthread_mutexattr_t Attr;
    pthread_mutexattr_init(&Attr);
    pthread_mutexattr_settype(&Attr, PTHREAD_MUTEX_RECURSIVE);
    pthread_mutex_init(&Mu, &Attr);
    pthread_mutexattr_destroy(&Attr);
  }
  void outer() {
    pthread_mutex_lock(&Mu);
    inner();
    pthread_mutex_unlock(&Mu);
  }
  void inner() {
    pthread_mutex_lock(&Mu); // heddle: double-lock@high
    ++Calls;
    pthread_mutex_unlock(&Mu);
  }

private:
  pthread_mutex_t Mu;
  int Calls = 0;
};
} // namespace fp_pthread_recursive
