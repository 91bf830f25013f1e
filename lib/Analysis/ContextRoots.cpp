//===- Analysis/ContextRoots.cpp - where threads begin -------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The part of Contexts that says which functions nobody in sight calls: mains, entries
// and the interfaces of classes that are meant to be shared.
//
//===----------------------------------------------------------------------===//

#include "Analysis/Contexts.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

/// The context in which a root function begins: on some object of its class,
/// with parameters of which nothing is known.
Context Contexts::rootContext(FunctionId F, bool OnShared) {
  const FunctionSummary &Body = P.body(F);
  const FunctionFacts *Facts = P.functionFacts(Body.Function);
  Context C;
  C.Function = F;
  C.Live = LiveSetId(0);
  if (Facts && Facts->Class && !Facts->Static)
    C.Bound.This = OnShared ? Abs.shared(Facts->Class) : Abs.receiver(F, Facts->Class);
  for (uint32_t I = 0; I != Body.Params.size(); ++I) {
    Origin O;
    O.What = Origin::Kind::Parameter;
    O.Function = F;
    O.Index = I;
    O.Class = Body.Params[I].Type.Record;
    PathId Given = Abs.origin(O);
    // Of a pointer it is the object that it points to.
    const TypeFacts &T = Body.Params[I].Type;
    bool Points = T.is(TypeTrait::Pointer) && !T.is(TypeTrait::Reference);
    C.Bound.Params.push_back(Points ? Abs.Paths.addressOf(Given) : Given);
  }
  return C;
}

static bool isImplicit(const FunctionSummary &F) {
  return llvm::all_of(F.Events, [&](const Event &E) { return E.Where == F.Where; });
}

/// The functions that the one main of the program can reach, and whose class no others
/// use: who calls them is seen. None where there is no main or several.
std::vector<bool> Contexts::onlyFromMain() const {
  std::vector<FunctionId> Mains, Others;
  for (size_t I = 0; I != P.Functions.size(); ++I) {
    const FunctionSummary &Body = P.body(FunctionId(I));
    if (const FunctionFacts *Facts = P.functionFacts(Body.Function); Facts && Facts->Main)
      Mains.push_back(FunctionId(I));
  }
  if (Mains.size() != 1)
    return {};
  std::vector<bool> Out(P.Functions.size()), Elsewhere(P.Functions.size());
  G.reach(Mains, Out);
  // What nobody calls that is in sight, as tests that register themselves. A method
  // that nobody calls says nothing of the others of its class.
  auto ClassOf = [&](size_t I) {
    return ByFunction[I].OnObject ? ByFunction[I].Class : EntityId();
  };
  for (size_t I = 0; I != P.Functions.size(); ++I)
    if (!Out[I] && !ClassOf(I) && !isImplicit(P.body(FunctionId(I))))
      Others.push_back(FunctionId(I));
  G.reach(std::move(Others), Elsewhere);
  // A method that its own class alone calls, on the threads that the class has, is no
  // more for others than a private one.
  std::vector<bool> FromOutside(P.Functions.size());
  for (size_t I = 0; I != Out.size(); ++I)
    for (FunctionId Callee : G.allCallees(FunctionId(I)))
      if (!ClassOf(I) || ClassOf(I) != ClassOf(Callee.index()))
        FromOutside[Callee.index()] = true;
  std::set<EntityId> UsedElsewhere;
  for (size_t I = 0; I != Out.size(); ++I)
    if (Elsewhere[I])
      UsedElsewhere.insert(ClassOf(I));
  for (size_t I = 0; I != Out.size(); ++I)
    Out[I] = Out[I] && (!FromOutside[I] || !UsedElsewhere.count(ClassOf(I)));
  return Out;
}

/// The methods that other code of the program calls, of classes that are declared in a source
/// file: nobody else can name them. What overrides a virtual method is called by that name.
/// One file may be an example, or be looked at without the others: there everything that is
/// public is an interface.
std::vector<bool> Contexts::ofSourceFiles() const {
  std::vector<bool> Out(P.Functions.size());
  if (P.Tus.size() < 2)
    return Out;
  llvm::StringSet<> Sources;
  for (const link::LinkedTu &Tu : P.Tus)
    Sources.insert(Tu.MainFile);
  for (size_t I = 0; I != Out.size(); ++I) {
    if (!ByFunction[I].OnObject)
      continue;
    const FunctionFacts *Facts = P.functionFacts(P.body(FunctionId(I)).Function);
    FileId File = P.entity(Facts->Class).Where.File;
    Out[I] = File && Sources.contains(P.Files[File.index()].Path) && !Facts->Virtual &&
             Facts->Overrides.empty() && !Facts->Constructor && !Facts->Destructor &&
             G.hasCallers(FunctionId(I));
  }
  return Out;
}

void Contexts::addRoots() {
  std::vector<bool> Seen = onlyFromMain(), Inner = ofSourceFiles();
  std::map<EntityId, std::pair<RootId, RootId>> ByClass; // Api, Lifetime
  for (size_t I = 0; I != P.Functions.size(); ++I) {
    FunctionId F(I);
    if (!Matters.of(F).Any)
      continue;
    const FunctionSummary &Body = P.body(F);
    const FunctionFacts *Facts = P.functionFacts(Body.Function);
    bool IsMethod = ByFunction[I].OnObject;
    if (IsMethod && ((!Seen.empty() && Seen[I]) || Inner[I] || isImplicit(Body)))
      continue;
    if (IsMethod && Classes.shared(Facts->Class)) {
      auto [It, New] = ByClass.try_emplace(Facts->Class);
      if (New) {
        Root R;
        R.Class = Facts->Class;
        R.What = Root::Kind::Api;
        It->second.first = addRoot(R);
        R.What = Root::Kind::Lifetime;
        It->second.second = addRoot(R);
      }
      bool Ends = Facts->Constructor || Facts->Destructor;
      // Who calls a private method without callers may be in a TU that is not here.
      if (Ends || Facts->Visibility == Access::Public || (!G.hasCallers(F) && !P.Partial)) {
        Context C = rootContext(F, true);
        if (Ends)
          C.Fresh = C.Bound.This;
        begin(std::move(C), Ends ? It->second.second : It->second.first);
      }
      continue;
    }
    bool Main = Facts && Facts->Main;
    // A lambda that is never passed on is called where it is made.
    if (!Main && (G.hasCallers(F) || (Facts && Facts->Lambda)))
      continue;
    Root R;
    R.What = Main ? Root::Kind::Main : Root::Kind::Entry;
    R.Function = F;
    Context C = rootContext(F, false);
    if (Facts && (Facts->Constructor || Facts->Destructor))
      C.Fresh = C.Bound.This;
    begin(std::move(C), addRoot(R));
  }
}

void Contexts::begin(Context C, RootId R) {
  Context &Entered = List[enter(std::move(C), llvm::ArrayRef(R)).index()];
  if (!llvm::is_contained(Entered.EntryOf, R))
    Entered.EntryOf.push_back(R);
}
