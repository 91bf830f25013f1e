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

void Tables::enter(const FunctionSummary &F) {
  Function = &F;
  Roots[size_t(RootKind::Param)] = F.Params.size();
  Roots[size_t(RootKind::Local)] = F.Locals.size();
  Roots[size_t(RootKind::Capture)] = F.Captures.size();
  Roots[size_t(RootKind::Result)] = F.Events.size();
}

void Tables::leave() {
  Function = nullptr;
  Roots = AnyRoot;
}

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

std::string Tables::notAllowed(PathId Id) const {
  if (!has(Id))
    return missing(Id);
  const AccessPath &P = Paths[Id.index()];
  static constexpr llvm::StringLiteral Names[] = {"root",  "root",    "parameter",      "global",
                                                  "local", "capture", "result of event"};
  return outside(Names[size_t(P.Root)], P.RootOperand, Roots[size_t(P.Root)]);
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
