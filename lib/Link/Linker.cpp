//===- Link/Linker.cpp - resolve, merge, patch ----------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Link/Lowering.h"
#include "Link/Merge.h"
#include "Link/Program.h"
#include "Link/Remap.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"
#include <algorithm>

using namespace heddle;
using namespace heddle::link;
using namespace heddle::model;

namespace heddle::link {

/// Takes TU after TU into one Program.
class Linker {
public:
  explicit Linker(const catalog::Catalog &C) : Cat(C) {}

  void add(TuSummary &&S);
  Program finish();

private:
  FileId file(const SourceFile &F);
  EntityId entity(const Entity &E, const Remap &R, uint32_t Tu);
  void addFacts(const TuSummary &S, const Remap &R);
  void addBody(FunctionSummary &&Body, uint32_t Tu);
  void addSuppressions(const TuSummary &S, const Remap &R);
  void collectOverriders();

  const catalog::Catalog &Cat;
  Program P;
  llvm::StringMap<FileId> FileIds;
  llvm::StringMap<EntityId> EntityIds;
  std::set<std::tuple<FileId, uint32_t, uint32_t>> SeenSuppressions;
};

} // namespace heddle::link

FileId Linker::file(const SourceFile &F) {
  auto [It, New] = FileIds.try_emplace(F.Path, FileId(P.Files.size()));
  if (New)
    P.Files.push_back(F);
  return It->second;
}

EntityId Linker::entity(const Entity &E, const Remap &R, uint32_t Tu) {
  // Kind, linkage and, for internal linkage, the TU are part of the identity.
  std::string Key = E.Usr;
  Key += '\0';
  Key += static_cast<char>('a' + static_cast<int>(E.Kind));
  if (E.Link == Linkage::Internal)
    Key += std::to_string(Tu);
  auto [It, New] = EntityIds.try_emplace(Key, EntityId(P.Entities.size()));
  if (New) {
    Entity &Known = P.Entities.emplace_back();
    Known.Kind = E.Kind;
    Known.Link = E.Link;
    Known.Name = E.Name;
    Known.DisplayName = E.DisplayName;
    Known.Where = R.at(E.Where);
    Known.InSystemHeader = E.InSystemHeader;
    // The USR has done its work; it is long, and there are very many.
    if (E.Name.empty())
      Known.Usr = E.Usr;
  } else {
    // TUs that saw only a forward declaration know less.
    Entity &Known = P.Entities[It->second.index()];
    Location Where = R.at(E.Where);
    if (!Known.Where.valid() || (Where.valid() && Where < Known.Where))
      Known.Where = Where;
    Known.InSystemHeader = Known.InSystemHeader && E.InSystemHeader;
  }
  return It->second;
}

void Linker::addFacts(const TuSummary &S, const Remap &R) {
  for (FunctionFacts F : S.FunctionDecls) {
    R.patch(F);
    merge(P.FunctionFactsOf[F.Function], std::move(F));
  }
  for (VariableFacts V : S.Variables) {
    R.patch(V);
    merge(P.VariableFactsOf[V.Variable], std::move(V));
  }
  for (ClassFacts C : S.Classes) {
    R.patch(C);
    merge(P.ClassFactsOf[C.Class], std::move(C));
  }
  for (EntityId E : S.Lockables)
    P.Lockables.insert(R.at(E));
}

void Linker::addBody(FunctionSummary &&Body, uint32_t Tu) {
  auto &Defs = P.DefinitionsOf[Body.Function];
  for (FunctionId D : Defs) {
    LinkedFunction &Known = P.Functions[D.index()];
    if (Known.Body == Body) {
      if (Known.Tus.back() != Tu)
        Known.Tus.push_back(Tu);
      return;
    }
  }
  if (Defs.size() == 1)
    ++P.AmbiguousEntities;
  Defs.push_back(FunctionId(P.Functions.size()));
  P.Functions.push_back({std::move(Body), {Tu}});
}

void Linker::addSuppressions(const TuSummary &S, const Remap &R) {
  for (Suppression Sup : S.Suppressions) {
    Sup.Where = R.at(Sup.Where);
    if (SeenSuppressions.insert({Sup.Where.File, Sup.Where.Line, Sup.Where.Column}).second)
      P.Suppressions.push_back(std::move(Sup));
  }
}

void Linker::add(TuSummary &&S) {
  uint32_t Tu = P.Tus.size();
  P.Tus.push_back({S.MainFile, S.Output, S.HadErrors});

  Remap R;
  for (const SourceFile &F : S.Files)
    R.Files.push_back(file(F));
  for (const Entity &E : S.Entities)
    R.Entities.push_back(entity(E, R, Tu));
  for (AccessPath &A : S.Paths) {
    R.patch(A);
    R.Paths.push_back(P.Paths.intern(std::move(A)));
  }
  addFacts(S, R);
  for (FunctionSummary &F : S.Functions) {
    R.patch(F);
    addBody(std::move(F), Tu);
  }
  addSuppressions(S, R);
}

void Linker::collectOverriders() {
  std::map<EntityId, std::vector<EntityId>> Direct;
  for (const FunctionFacts &F : P.FunctionFactsOf.Rows)
    if (F.Function)
      for (EntityId O : F.Overrides)
        Direct[O].push_back(F.Function);
  for (auto &[Base, Ignored] : Direct) {
    std::vector<EntityId> &All = P.OverridersOf[Base];
    std::vector<EntityId> Work{Base};
    std::set<EntityId> Seen{Base};
    while (!Work.empty()) {
      EntityId E = Work.back();
      Work.pop_back();
      auto It = Direct.find(E);
      if (It == Direct.end())
        continue;
      for (EntityId O : It->second)
        if (Seen.insert(O).second) {
          All.push_back(O);
          Work.push_back(O);
        }
    }
    llvm::sort(All);
  }
}

Program Linker::finish() {
  P.Entities.shrink_to_fit();
  P.Functions.shrink_to_fit();
  P.FunctionFactsOf.shrink();
  P.VariableFactsOf.shrink();
  P.ClassFactsOf.shrink();
  P.DefinitionsOf.shrink();
  collectOverriders();
  P.Known.emplace(P.Entities, Cat);
  auto HasBody = [&](EntityId E) { return !P.definitions(E).empty(); };
  auto TypeOf = [&](EntityId E) -> const TypeFacts * {
    const VariableFacts *V = P.variableFacts(E);
    return V ? &V->Type : nullptr;
  };
  for (LinkedFunction &F : P.Functions)
    lower(F.Body, P.Entities, P.Paths, *P.Known, HasBody, TypeOf);
  return std::move(P);
}

Program heddle::link::link(std::vector<TuSummary> Summaries, const catalog::Catalog &C) {
  Linker L(C);
  for (TuSummary &S : Summaries) {
    L.add(std::move(S));
    // What is not taken over is not kept until the last one is read.
    S = TuSummary();
  }
  return L.finish();
}
