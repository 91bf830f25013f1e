//===- checks/Dump.cpp - the stages as text -------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/Narrator.h"
#include "checks/Run.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace heddle;
using namespace heddle::checks;
using namespace heddle::analysis;
using namespace heddle::model;

namespace {

class Dumper {
public:
  Dumper(WholeProgram &Whole, llvm::raw_ostream &To) : W(Whole), Say(Whole), OS(To) {}
  void summaries();
  void callGraph();
  void lockGraph();
  void threads();
  void accesses();

private:
  std::string path(const FunctionSummary &F, PathId P) const;
  std::string place(const findings::Place &P) const {
    return llvm::StringRef(P.File).rsplit('/').second.str() + ":" + std::to_string(P.Line);
  }
  std::vector<FunctionId> sortedFunctions() const;
  std::string root(const Root &R) const;
  std::string access(const MemoryAccess &A) const;
  void print(std::vector<std::string> Lines);

  WholeProgram &W;
  Narrator Say;
  llvm::raw_ostream &OS;
};

} // namespace

std::string Dumper::path(const FunctionSummary &F, PathId Id) const {
  const AccessPath &A = W.P.Paths[Id];
  std::string S = A.AddressOf ? "&" : "";
  switch (A.Root) {
  case RootKind::Unknown:
    S += "?";
    break;
  case RootKind::This:
    S += "this";
    break;
  case RootKind::Param:
    S += A.RootOperand < F.Params.size() && !F.Params[A.RootOperand].Name.empty()
             ? F.Params[A.RootOperand].Name
             : "param" + std::to_string(A.RootOperand);
    break;
  case RootKind::Global:
    S += W.P.entity(EntityId(A.RootOperand)).display();
    break;
  case RootKind::Local:
    S += F.Locals[A.RootOperand].Name;
    break;
  case RootKind::Capture:
    S += "capture" + std::to_string(A.RootOperand);
    break;
  case RootKind::Result:
    S += A.RootOperand == ReturnedOperand ? "returned"
                                          : "result(#" + std::to_string(A.RootOperand) + ")";
    break;
  }
  for (const Step &St : A.Steps)
    S +=
        St.Kind == StepKind::Deref ? ".*"
        : St.Kind == StepKind::Element
            ? (St.Operand ? "[" + std::to_string(St.Operand - 1) + "]" : "[]")
            : "." + catalog::splitQualifiedName(W.P.entity(EntityId(St.Operand)).Name).second.str();
  return S;
}

std::vector<FunctionId> Dumper::sortedFunctions() const {
  std::vector<FunctionId> Out;
  for (size_t I = 0; I != W.P.Functions.size(); ++I)
    Out.push_back(FunctionId(I));
  llvm::sort(Out, [&](FunctionId A, FunctionId B) {
    return std::tuple(Say.functionName(A), A) < std::tuple(Say.functionName(B), B);
  });
  return Out;
}

static const char *spell(Held H) {
  return H == Held::Yes ? "held" : H == Held::No ? "released" : "as before";
}

void Dumper::summaries() {
  for (FunctionId F : sortedFunctions()) {
    const Effects &X = W.Locks.effects(F);
    const FunctionSummary &Body = W.P.body(F);
    if (X.empty() && W.Locks.taken(F).empty())
      continue;
    OS << "function " << Say.functionName(F) << " at " << place(Say.place(Body.Where)) << "\n";
    auto Print = [&](const char *When, llvm::ArrayRef<LockEntry> Locks) {
      for (const LockEntry &L : Locks)
        OS << "  " << When << " " << path(Body, L.Lock)
           << (L.Mode == LockMode::Shared ? " shared" : "") << ": must " << spell(L.Must)
           << ", may " << spell(L.May) << "\n";
    };
    Print("on return", X.Exit);
    Print("on non-zero", X.WhenNonZero);
    Print("on zero", X.WhenZero);
    if (X.Returns)
      OS << "  returns " << path(Body, X.Returns) << "\n";
    if (X.ReturnsGuard) {
      OS << "  returns a guard of";
      for (PathId L : X.GuardLocks)
        OS << " " << path(Body, L);
      OS << "\n";
    }
    for (auto [Location, Value] : X.Stores)
      OS << "  stores " << path(Body, Value) << " in " << path(Body, Location) << "\n";
    for (const Taken &T : W.Locks.taken(F))
      OS << "  takes " << path(Body, T.Lock) << (T.Mode == LockMode::Shared ? " shared" : "")
         << " at " << place(Say.place(Body.Events[T.Event.index()].Where)) << "\n";
  }
}

void Dumper::callGraph() {
  for (FunctionId F : sortedFunctions()) {
    const FunctionSummary &Body = W.P.body(F);
    OS << "function " << Say.functionName(F) << " at " << place(Say.place(Body.Where)) << "\n";
    for (size_t I = 0; I != Body.Events.size(); ++I)
      for (FunctionId C : W.Calls.callees(F, EventId(I)))
        OS << "  calls " << Say.functionName(C) << " at " << place(Say.place(Body.Events[I].Where))
           << "\n";
    for (size_t I = 0; I != Body.Callables.size(); ++I)
      for (FunctionId C : W.Calls.callableTargets(F, CallableId(I)))
        OS << "  passes " << Say.functionName(C) << "\n";
  }
}

void Dumper::lockGraph() {
  std::vector<std::string> Lines;
  for (const LockClass &N : W.LockOrder.nodes())
    Lines.push_back("lock " + W.LockNames.display(N));
  print(std::exchange(Lines, {}));
  for (auto &[Pair, Edges] : W.LockOrder.edges())
    for (const LockEdge &E : Edges)
      Lines.push_back("edge " + W.LockNames.display(Pair.first) + " -> " +
                      W.LockNames.display(Pair.second) + " in " +
                      Say.functionName(W.Ctx[E.To.Context].Function) + " at " +
                      place(Say.placeOf(E.To.Context, E.To.Event)) + (E.From.Must ? "" : " (may)"));
  print(std::move(Lines));
}

std::string Dumper::root(const Root &R) const {
  std::string S;
  switch (R.What) {
  case Root::Kind::Main:
    return "main " + Say.functionName(R.Function);
  case Root::Kind::Entry:
    return "entry " + Say.functionName(R.Function);
  case Root::Kind::Spawned:
    S = "thread " + Say.functionName(R.Function) + " started in " +
        Say.functionName(R.Site.Function) + " at " +
        place(Say.place(W.P.body(R.Site.Function).Events[R.Site.Event.index()].Where));
    S += R.Many ? ", many" : "";
    S += R.Structured ? ", ended when the call returns" : "";
    S += R.OwnObject ? ", each with an object of its own" : "";
    return S;
  case Root::Kind::Api:
    return "interface of " + Say.entityName(R.Class);
  case Root::Kind::Lifetime:
    return "lifetime of " + Say.entityName(R.Class);
  case Root::Kind::Callback:
    return "callback " + Say.functionName(R.Function);
  }
  return S;
}

/// The lines in an order that does not hang on numbers, each of them once.
void Dumper::print(std::vector<std::string> Lines) {
  llvm::sort(Lines);
  Lines.erase(llvm::unique(Lines), Lines.end());
  for (const std::string &L : Lines)
    OS << L << "\n";
}

void Dumper::threads() {
  std::vector<std::string> Lines;
  for (const Root &R : W.Ctx.roots())
    Lines.push_back(root(R));
  print(std::move(Lines));
}

std::string Dumper::access(const MemoryAccess &A) const {
  const Context &C = W.Ctx[A.Context];
  std::string S = A.Writes ? "  writes " : "  reads ";
  S += W.Ctx.Abs.display(A.Path) + " in " + Say.functionName(C.Function) + " at " +
       place(Say.placeOf(A.Context, A.Event));
  for (const HeldLock &H : W.Ctx.heldAt(A.Context, A.Event))
    S += (H.Must ? ", holding " : ", perhaps holding ") + W.Ctx.Abs.display(H.Lock) +
         (H.Mode == LockMode::Shared ? " shared" : "");
  S += W.Acc.isPrivate(A) ? ", private" : "";
  std::vector<std::string> By;
  for (RootId R : C.Roots)
    By.push_back(root(W.Ctx.root(R)));
  llvm::sort(By);
  for (const std::string &R : By)
    S += "; " + R;
  return S;
}

void Dumper::accesses() {
  std::vector<std::pair<std::string, std::vector<std::string>>> Locations;
  for (auto &[Key, Found] : W.Acc.all()) {
    std::vector<std::string> Lines;
    for (const MemoryAccess &A : Found)
      Lines.push_back(access(A));
    std::string Name = Key.What == LocationKey::Kind::Origin ? W.Ctx.Abs.display(Found.front().Path)
                                                             : Say.entityName(EntityId(Key.Id));
    Locations.push_back({"location " + Name, std::move(Lines)});
  }
  llvm::sort(Locations);
  for (auto &[Name, Lines] : Locations) {
    OS << Name << "\n";
    print(std::move(Lines));
  }
}

std::string heddle::checks::dump(std::vector<TuSummary> Summaries, const catalog::Catalog &C,
                                 DumpKind K) {
  WholeProgram W(link::link(std::move(Summaries), C));
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  Dumper D(W, OS);
  switch (K) {
  case DumpKind::Summaries:
    D.summaries();
    break;
  case DumpKind::CallGraph:
    D.callGraph();
    break;
  case DumpKind::LockGraph:
    D.lockGraph();
    break;
  case DumpKind::Threads:
    D.threads();
    break;
  case DumpKind::Accesses:
    D.accesses();
    break;
  }
  return Text;
}
