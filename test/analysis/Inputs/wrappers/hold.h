#pragma once
#include "latch.h"

/// A guard class around the mutex class.
class Hold {
public:
  explicit Hold(port::Latch &L);
  ~Hold();
  Hold(const Hold &) = delete;

private:
  port::Latch &Kept;
};
