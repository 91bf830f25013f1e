//===- Model/Directives.h - what OpenMP's directives are called -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A directive is recorded as a call of a function that has its name and that nobody
// defines: of `#pragma omp parallel` the argument is the region, a function of its own;
// others stand where their block begins and where it ends. What those that start threads,
// wait or lock mean, the catalogue says (data/openmp.yaml). The rest are known by
// these names to Extract, which writes them, and to analysis::TeamOrder.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_MODEL_DIRECTIVES_H
#define HEDDLE_MODEL_DIRECTIVES_H

#include "llvm/ADT/StringRef.h"

namespace heddle::model::directive {

/// Runs its argument on several threads at once, and waits for them.
inline constexpr llvm::StringLiteral Parallel = "#pragma omp parallel";
/// Runs its argument in place: a team of one.
inline constexpr llvm::StringLiteral Alone = "#pragma omp parallel num_threads(1)";
inline constexpr llvm::StringLiteral Task = "#pragma omp task";
/// Runs its argument as several tasks, and waits for them.
inline constexpr llvm::StringLiteral TaskLoop = "#pragma omp taskloop";
inline constexpr llvm::StringLiteral TaskWait = "#pragma omp taskwait";
/// All threads of the team come here before one goes on; also at the end of what has
/// no nowait.
inline constexpr llvm::StringLiteral Barrier = "#pragma omp barrier";
/// The thread draws an iteration, which no other one has. Stands before the loop.
inline constexpr llvm::StringLiteral Loop = "#pragma omp for";
/// From here to the same with "end": one thread of the team.
inline constexpr llvm::StringLiteral Single = "#pragma omp single";
inline constexpr llvm::StringLiteral Section = "#pragma omp section";
inline constexpr llvm::StringLiteral Master = "#pragma omp master";
inline constexpr llvm::StringLiteral Ordered = "#pragma omp ordered";
inline constexpr llvm::StringLiteral End = "#pragma omp end";
/// One thread of the program, with a lock that goes by its name.
inline constexpr llvm::StringLiteral Critical = "#pragma omp critical";
inline constexpr llvm::StringLiteral EndCritical = "#pragma omp end critical";

} // namespace heddle::model::directive

#endif // HEDDLE_MODEL_DIRECTIVES_H
