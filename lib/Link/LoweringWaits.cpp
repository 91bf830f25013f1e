//===- Link/LoweringWaits.cpp - sleeping and condition variables ----------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Link/LoweringState.h"
#include "llvm/Support/MathExtras.h"

using namespace heddle;
using namespace heddle::link;
using catalog::Place;
using model::EventKind;
using model::PathId;

void LoweringState::sleep(model::Event &E, const catalog::Function &Says) {
  E.Kind = EventKind::Sleep;
  E.Constant = std::nullopt;
  if (!Says.Duration.isArgument() || Says.Duration.index() >= E.Args.size())
    return;
  std::optional<int64_t> Duration = E.Args[Says.Duration.index()].Constant;
  int64_t Nanoseconds = 0;
  if (Duration && !llvm::MulOverflow(*Duration, Says.Unit, Nanoseconds))
    E.Constant = Nanoseconds;
}

void LoweringState::wait(model::Event &E, const catalog::Function &Says) {
  auto Object = [&](Place P) {
    return P.isArgument() && P.index() < E.Args.size() ? named(E.Args[P.index()]) : at(E, P);
  };
  PathId Lock = Object(Says.Lock);
  E.Object = Object(Says.Object);
  E.Source = Lock;
  E.Timed = Says.Timed;
  E.Kind = EventKind::Wait;
  // The predicate is where it was said to be, or after a stop token.
  std::vector<model::Argument> Predicate;
  if (Says.Callable.isArgument()) {
    if (std::optional<size_t> I = callableAt(E, Says.Callable))
      Predicate.push_back(E.Args[*I]);
    else if (Says.Callable.index() < E.Args.size())
      Predicate.push_back(E.Args[Says.Callable.index()]);
  }
  E.Args = std::move(Predicate);
}
