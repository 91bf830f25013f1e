//===- Format/Tables.cpp --------------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Format/Tables.h"
#include "llvm/ADT/Twine.h"

using namespace heddle::format;
using namespace heddle::model;

std::string Tables::outside(llvm::StringRef What, uint32_t Id, uint32_t Size) {
  if (Id == EntityId::None)
    return (What + " none, where there must be one").str();
  return (What + " " + llvm::Twine(Id) + " is not in its table of " + llvm::Twine(Size)).str();
}

std::string Tables::checkPath(const AccessPath &P) const {
  if (P.Steps.size() > AccessPath::MaxSteps)
    return "a path of " + std::to_string(P.Steps.size()) + " steps";
  if (P.Root == RootKind::Global && P.RootOperand >= Entities)
    return outside("global", P.RootOperand, Entities);
  for (const Step &S : P.Steps)
    if (S.Kind == StepKind::Field && S.Operand >= Entities)
      return outside("field", S.Operand, Entities);
  return "";
}

std::string Tables::checkUse(PathId Id) const {
  std::string Wrong = check(Id);
  if (!Wrong.empty() || !Function)
    return Wrong;
  const AccessPath &P = Paths[Id.index()];
  auto Within = [&](const char *What, size_t Size) {
    return P.RootOperand < Size ? "" : outside(What, P.RootOperand, Size);
  };
  switch (P.Root) {
  case RootKind::Param:
    return Within("parameter", Function->Params.size());
  case RootKind::Local:
    return Within("local", Function->Locals.size());
  case RootKind::Capture:
    return Within("capture", Function->Captures.size());
  case RootKind::Result:
    return Within("result of event", Function->Events.size());
  case RootKind::Unknown:
  case RootKind::This:
  case RootKind::Global:
    break;
  }
  return "";
}

std::string Tables::checkBlock(const Block &B) const {
  size_t Events = Function ? Function->Events.size() : 0;
  if (uint64_t(B.First) + B.Count > Events)
    return "a block with events " + std::to_string(B.First) + " to " +
           std::to_string(uint64_t(B.First) + B.Count) + " of " + std::to_string(Events);
  if (B.Condition && B.Successors.size() != 2)
    return "a condition on a block with " + std::to_string(B.Successors.size()) + " successors";
  return "";
}

std::string Tables::checkText(uint64_t Bytes) {
  return Bytes <= MaxTextBytes ? "" : "more text than a summary may have";
}
