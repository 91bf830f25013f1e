//===- Analysis/TeamOrder.cpp ---------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/TeamOrder.h"
#include "Analysis/Dataflow.h"
#include "Model/Directives.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

bool TeamOrder::Place::join(const Place &Other) {
  if (!Other.Reached)
    return false;
  if (!Reached) {
    *this = Other;
    return true;
  }
  size_t Before = Phases.size(), Deep = Blocks.size();
  Phases.insert(Other.Phases.begin(), Other.Phases.end());
  size_t Same = 0;
  while (Same < std::min(Blocks.size(), Other.Blocks.size()) && Blocks[Same] == Other.Blocks[Same])
    ++Same;
  Blocks.resize(Same);
  return Phases.size() != Before || Blocks.size() != Deep;
}

/// The dataflow over one body.
class TeamOrder::Flow {
public:
  Flow(const TeamOrder &Teams, FunctionId Fn) : T(Teams), F(Fn) {}

  Place entry() const {
    Place Out;
    Out.Phases = {0};
    return Out;
  }
  void transfer(Place &S, EventId E) const {
    auto Is = [&](llvm::StringRef Name) { return T.isCallOf(F, E.index(), Name); };
    if (Is(directive::Barrier) || T.meetsInside(F, E))
      S.Phases = {static_cast<uint32_t>(E.index() + 1)};
    else if (Is(directive::Single) || Is(directive::Section) || Is(directive::Master) ||
             Is(directive::Ordered))
      S.Blocks.push_back(E.index());
    else if (Is(directive::End) && !S.Blocks.empty())
      S.Blocks.pop_back();
  }
  void edge(Place &, const Block &, unsigned) const {}

private:
  const TeamOrder &T;
  FunctionId F;
};

TeamOrder::TeamOrder(const Program &Prog, const CallGraph &Graph)
    : P(Prog), G(Graph),
      Any(llvm::any_of(Prog.Entities,
                       [](const Entity &E) {
                         return E.InSystemHeader &&
                                llvm::StringRef(E.Name).starts_with("#pragma omp");
                       })),
      Meets(Any ? Prog.Functions.size() : 0, Answer::Unasked) {}

bool TeamOrder::isCallOf(FunctionId F, uint32_t E, llvm::StringRef Name) const {
  const Event &Ev = P.body(F).Events[E];
  return Ev.Callee && Ev.Kind >= EventKind::Call && P.entity(Ev.Callee).Name == Name;
}

bool TeamOrder::isTeam(const Root &R) const {
  return Any && R.What == Root::Kind::Spawned && R.Site.Function &&
         isCallOf(R.Site.Function, R.Site.Event.index(), directive::Parallel);
}

bool TeamOrder::meetsInside(FunctionId F, EventId Call) const {
  return P.body(F).Events[Call.index()].Kind == EventKind::Call &&
         llvm::any_of(G.callees(F, Call), [&](FunctionId C) { return meets(C); });
}

bool TeamOrder::meets(FunctionId F) const {
  if (Meets[F.index()] != Answer::Unasked)
    return Meets[F.index()] == Answer::Yes;
  Meets[F.index()] = Answer::No; // of one that calls itself, what is seen until then
  bool Any = false;
  for (uint32_t E = 0; E != P.body(F).Events.size() && !Any; ++E)
    Any = isCallOf(F, E, directive::Barrier) || meetsInside(F, EventId(E));
  Meets[F.index()] = Any ? Answer::Yes : Answer::No;
  return Any;
}

const TeamOrder::Place *TeamOrder::placeOf(FunctionId F, EventId E) const {
  auto [It, New] = Known.try_emplace(F);
  std::vector<Place> &Places = It->second;
  if (New) {
    const FunctionSummary &Body = P.body(F);
    Flow Problem(*this, F);
    std::vector<Place> In = solveForward<Place>(Body, Problem);
    Places.resize(Body.Events.size());
    for (size_t B = 0; B != Body.Blocks.size(); ++B) {
      Place S = In[B];
      for (uint32_t I = Body.Blocks[B].First;
           S.Reached && I != Body.Blocks[B].First + Body.Blocks[B].Count; ++I) {
        Places[I] = S;
        Problem.transfer(S, EventId(I));
        // What is called lies in the phases that begin there as well.
        if (meetsInside(F, EventId(I)))
          Places[I].Phases.insert(S.Phases.begin(), S.Phases.end());
      }
    }
  }
  return Places[E.index()].Reached ? &Places[E.index()] : nullptr;
}

bool TeamOrder::isOfOneThread(FunctionId F, EventId E) const {
  const Place *Here = Any && F ? placeOf(F, E) : nullptr;
  return Here && !Here->Blocks.empty();
}

bool TeamOrder::isOfMaster(const Contexts &Ctx, const Contexts::Way &Way) const {
  return llvm::any_of(Way, [&](const auto &Frame) {
    FunctionId F = Ctx[Frame.first].Function;
    const Place *Here = placeOf(F, Frame.second);
    return Here && llvm::any_of(Here->Blocks, [&](uint32_t Block) {
             return isCallOf(F, Block, directive::Master);
           });
  });
}

bool TeamOrder::areApart(const Contexts &Ctx, RootId R, ContextId C1, EventId E1, ContextId C2,
                         EventId E2) const {
  Contexts::Way First = Ctx.callPath(C1, R), Second = Ctx.callPath(C2, R);
  First.push_back({C1, E1});
  Second.push_back({C2, E2});
  for (size_t I = 0; I != std::min(First.size(), Second.size()); ++I) {
    FunctionId F = Ctx[First[I].first].Function;
    if (F != Ctx[Second[I].first].Function)
      break;
    const Place *A = placeOf(F, First[I].second), *B = placeOf(F, Second[I].second);
    if (!A || !B)
      break;
    // One thread runs both.
    if (llvm::any_of(A->Blocks,
                     [&](uint32_t Block) { return llvm::is_contained(B->Blocks, Block); }))
      return true;
    if (First[I].second == Second[I].second)
      continue;
    if (llvm::none_of(A->Phases, [&](uint32_t Phase) { return B->Phases.count(Phase) != 0; }))
      return true;
    break;
  }
  return isOfMaster(Ctx, First) && isOfMaster(Ctx, Second);
}
