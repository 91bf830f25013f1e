//===- Link/Program.cpp ---------------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Link/Program.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Path.h"

using namespace heddle;
using namespace heddle::link;
using namespace heddle::model;

const FunctionFacts *Program::functionFacts(EntityId E) const { return FunctionFactsOf.find(E); }
const VariableFacts *Program::variableFacts(EntityId E) const { return VariableFactsOf.find(E); }
const ClassFacts *Program::classFacts(EntityId E) const { return ClassFactsOf.find(E); }

bool Program::isThreadLocal(const AccessPath &A) const {
  const VariableFacts *V =
      A.Root == RootKind::Global ? variableFacts(EntityId(A.RootOperand)) : nullptr;
  return V && V->Type.is(TypeTrait::ThreadLocal);
}

llvm::ArrayRef<FunctionId> Program::definitions(EntityId E) const {
  const llvm::SmallVector<FunctionId, 1> *Bodies = DefinitionsOf.find(E);
  return Bodies ? llvm::ArrayRef(*Bodies) : llvm::ArrayRef<FunctionId>();
}

llvm::ArrayRef<EntityId> Program::overriders(EntityId E) const {
  auto It = OverridersOf.find(E);
  if (It == OverridersOf.end())
    return {};
  return It->second;
}

std::vector<EntityId> Program::withBases(EntityId Class) const {
  constexpr size_t Most = 64; // broken input may go in circles
  std::vector<EntityId> Out{Class};
  for (size_t I = 0; I != Out.size() && Out.size() < Most; ++I)
    if (const ClassFacts *Facts = classFacts(Out[I]))
      for (EntityId Base : Facts->Bases)
        if (!llvm::is_contained(Out, Base))
          Out.push_back(Base);
  return Out;
}

static bool shareTu(const LinkedFunction &A, const LinkedFunction &B) {
  auto I = A.Tus.begin(), J = B.Tus.begin();
  while (I != A.Tus.end() && J != B.Tus.end()) {
    if (*I == *J)
      return true;
    *I < *J ? ++I : ++J;
  }
  return false;
}

void Program::resolveOne(FunctionId Caller, EntityId Callee,
                         llvm::SmallVectorImpl<FunctionId> &Out) const {
  llvm::ArrayRef<FunctionId> Defs = definitions(Callee);
  if (Defs.size() <= 1) {
    Out.append(Defs.begin(), Defs.end());
    return;
  }
  const LinkedFunction &From = Functions[Caller.index()];
  size_t Before = Out.size();
  for (FunctionId D : Defs)
    if (shareTu(From, Functions[D.index()]))
      Out.push_back(D);
  if (Out.size() != Before)
    return;
  // A build system puts the objects of one target below one folder.
  auto Folder = [&](uint32_t Tu) { return llvm::sys::path::parent_path(Tus[Tu].Output); };
  for (FunctionId D : Defs)
    if (llvm::any_of(Functions[D.index()].Tus, [&](uint32_t T) {
          return !Tus[T].Output.empty() &&
                 llvm::any_of(From.Tus, [&](uint32_t U) { return Folder(T) == Folder(U); });
        }))
      Out.push_back(D);
  if (Out.size() == Before)
    Out.append(Defs.begin(), Defs.end());
}

llvm::SmallVector<FunctionId, 2> Program::resolve(FunctionId Caller, EntityId Callee,
                                                  bool Virtual) const {
  llvm::SmallVector<FunctionId, 2> Out;
  if (!Callee)
    return Out;
  resolveOne(Caller, Callee, Out);
  if (Virtual)
    for (EntityId O : overriders(Callee))
      resolveOne(Caller, O, Out);
  return Out;
}

bool Program::isElsewhere(EntityId Callee) const {
  return Partial && Callee && entity(Callee).Link == Linkage::External &&
         !entity(Callee).InSystemHeader && definitions(Callee).empty() && !Known->function(Callee);
}
