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

private:
  std::string path(const FunctionSummary &F, PathId P) const;
  std::string place(const findings::Place &P) const {
    return llvm::StringRef(P.File).rsplit('/').second.str() + ":" + std::to_string(P.Line);
  }
  std::vector<FunctionId> sortedFunctions() const;

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
  llvm::sort(Lines);
  Lines.erase(llvm::unique(Lines), Lines.end());
  for (const std::string &L : Lines)
    OS << L << "\n";
  Lines.clear();
  for (auto &[Pair, Edges] : W.LockOrder.edges())
    for (const LockEdge &E : Edges)
      Lines.push_back("edge " + W.LockNames.display(Pair.first) + " -> " +
                      W.LockNames.display(Pair.second) + " in " +
                      Say.functionName(W.Ctx[E.To.Context].Function) + " at " +
                      place(Say.placeOf(E.To.Context, E.To.Event)) + (E.From.Must ? "" : " (may)"));
  llvm::sort(Lines);
  Lines.erase(llvm::unique(Lines), Lines.end());
  for (const std::string &L : Lines)
    OS << L << "\n";
}

void Dumper::threads() {
  std::vector<std::string> Lines;
  for (const Root &R : W.Ctx.roots()) {
    std::string S;
    switch (R.What) {
    case Root::Kind::Main:
      S = "main " + Say.functionName(R.Function);
      break;
    case Root::Kind::Entry:
      S = "entry " + Say.functionName(R.Function);
      break;
    case Root::Kind::Spawned:
      S = "thread " + Say.functionName(R.Function) + " started in " +
          Say.functionName(R.Site.Function) + " at " +
          place(Say.place(W.P.body(R.Site.Function).Events[R.Site.Event.index()].Where));
      S += R.Many ? ", many" : "";
      S += R.Structured ? ", ended when the call returns" : "";
      S += R.OwnObject ? ", each with an object of its own" : "";
      break;
    case Root::Kind::Api:
      S = "interface of " + Say.entityName(R.Class);
      break;
    case Root::Kind::Lifetime:
      S = "lifetime of " + Say.entityName(R.Class);
      break;
    case Root::Kind::Callback:
      S = "callback " + Say.functionName(R.Function);
      break;
    }
    Lines.push_back(std::move(S));
  }
  llvm::sort(Lines);
  Lines.erase(llvm::unique(Lines), Lines.end());
  for (const std::string &L : Lines)
    OS << L << "\n";
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
  }
  return Text;
}
