//===- checks/ordering/CallsTo.h - what leads to a context ------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The calls by which a context is reached, from callers to their callers. For checks that
// ask whether a call of one function leads to what another one does; which thread goes
// that way is asked of Contexts::callPath.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CHECKS_ORDERING_CALLSTO_H
#define HEDDLE_CHECKS_ORDERING_CALLSTO_H

#include "Analysis/Contexts.h"

namespace heddle::checks {

/// Whether \p Is holds of any call that leads to \p To, the nearest first; of at most \p Most
/// contexts the callers are looked at.
bool anyCallTo(const analysis::Contexts &Ctx, analysis::ContextId To, size_t Most,
               llvm::function_ref<bool(analysis::ContextId Caller, model::EventId Call)> Is);

/// Whether \p Call of \p From leads to \p To within a few steps.
bool leadsTo(const analysis::Contexts &Ctx, analysis::ContextId From, model::EventId Call,
             analysis::ContextId To);

} // namespace heddle::checks

#endif // HEDDLE_CHECKS_ORDERING_CALLSTO_H
