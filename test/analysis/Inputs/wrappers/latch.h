#pragma once
#include <pthread.h>

namespace port {

/// A mutex class around pthreads.
class Latch {
public:
  Latch();
  ~Latch();
  void enter();
  bool tryEnter();
  void leave();

private:
  pthread_mutex_t Raw;
};

} // namespace port
