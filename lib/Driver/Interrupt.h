//===- Driver/Interrupt.h - Ctrl-C while workers run ------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_DRIVER_INTERRUPT_H
#define HEDDLE_DRIVER_INTERRUPT_H

namespace heddle::driver {

/// While it lives, SIGINT, SIGTERM and SIGHUP are noted instead of obeyed, so
/// that workers can be ended first. A second signal is obeyed at once. One at
/// a time.
class InterruptNote {
public:
  InterruptNote();
  ~InterruptNote();
  InterruptNote(const InterruptNote &) = delete;
  InterruptNote &operator=(const InterruptNote &) = delete;

  /// Becomes readable when a signal comes; for poll().
  int descriptor() const;
  /// The signal that came, or 0.
  int signal() const;
};

} // namespace heddle::driver

#endif // HEDDLE_DRIVER_INTERRUPT_H
