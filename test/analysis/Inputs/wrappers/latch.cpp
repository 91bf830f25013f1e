#include "latch.h"
#include <cstdlib>

static void check(int Result) {
  if (Result != 0)
    std::abort();
}

namespace port {

Latch::Latch() { check(pthread_mutex_init(&Raw, nullptr)); }
Latch::~Latch() { check(pthread_mutex_destroy(&Raw)); }
void Latch::enter() { check(pthread_mutex_lock(&Raw)); }
bool Latch::tryEnter() { return pthread_mutex_trylock(&Raw) == 0; }
void Latch::leave() { check(pthread_mutex_unlock(&Raw)); }

} // namespace port
