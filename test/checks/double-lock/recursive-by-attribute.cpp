// RUN: %check_heddle %s double-lock
//
// A lock that is made recursive when the program runs may be taken again.

#include <pthread.h>
#include <threads.h>

class Host {
public:
  Host() {
    pthread_mutexattr_t Attributes;
    pthread_mutexattr_init(&Attributes);
    pthread_mutexattr_settype(&Attributes, PTHREAD_MUTEX_RECURSIVE);
    pthread_mutex_init(&okMu, &Attributes);
    pthread_mutexattr_destroy(&Attributes);
  }
  void okFind() {
    pthread_mutex_lock(&okMu);
    ++Found;
    pthread_mutex_unlock(&okMu);
  }
  void okEach() {
    pthread_mutex_lock(&okMu);
    okFind();
    pthread_mutex_unlock(&okMu);
  }

private:
  pthread_mutex_t okMu;
  int Found = 0;
};

class Checked {
public:
  Checked() {
    pthread_mutexattr_t Attributes;
    pthread_mutexattr_init(&Attributes);
    pthread_mutexattr_settype(&Attributes, PTHREAD_MUTEX_ERRORCHECK);
    pthread_mutex_init(&badMu, &Attributes);
  }
  void badFind() {
    pthread_mutex_lock(&badMu); // heddle: double-lock@high
    ++Found;
    pthread_mutex_unlock(&badMu);
  }
  void badEach() {
    pthread_mutex_lock(&badMu);
    badFind();
    pthread_mutex_unlock(&badMu);
  }

private:
  pthread_mutex_t badMu;
  int Found = 0;
};

static mtx_t okC, badC;
void makeLocks() { mtx_init(&okC, mtx_plain | mtx_recursive); }
void makeMore() { mtx_init(&badC, mtx_plain); }
static void okInner() {
  mtx_lock(&okC);
  mtx_unlock(&okC);
}
void okOuter() {
  mtx_lock(&okC);
  okInner();
  mtx_unlock(&okC);
}
static void badInner() {
  mtx_lock(&badC); // heddle: double-lock@high
  mtx_unlock(&badC);
}
void badOuter() {
  mtx_lock(&badC);
  badInner();
  mtx_unlock(&badC);
}
