//===- checks/race/Toctou.cpp ---------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/race/Toctou.h"
#include "Analysis/Dataflow.h"
#include "checks/Narrator.h"
#include "checks/race/FileUses.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Sequence.h"

using namespace heddle;
using namespace heddle::checks;
using namespace heddle::analysis;
using namespace heddle::model;
using findings::Confidence;
using Kind = FileUse::Kind;

namespace {

/// On which answer of the question the use hangs.
enum class Answer : uint8_t { None, Unknown, There, Missing };

struct Gap {
  FunctionId In;
  FileUse Asked, Used;
  Answer If = Answer::None;
  Confidence Level = Confidence::Low;
};

class Search {
public:
  Search(WholeProgram &Whole, std::vector<findings::Finding> &To)
      : W(Whole), Say(Whole), Uses(Whole), Out(To) {}

  void run() {
    for (size_t I = 0; I != W.P.Functions.size(); ++I)
      look(FunctionId(I));
    for (auto &[Place, G] : Found)
      report(G);
  }

private:
  void look(FunctionId F);
  Answer answerFor(FunctionId F, const FileUse &Asked, EventId Use) const;
  bool feeds(FunctionId F, const FileUse &Asked, EventId E) const;
  bool staysTheSame(FunctionId F, const FileUse &Asked, const FileUse &Used) const;
  void report(const Gap &G);
  std::string pathName(FunctionId F, const PathName &P) const;
  std::string called(FunctionId F, const FileUse &U) const;

  WholeProgram &W;
  Narrator Say;
  FileUses Uses;
  /// By the place of the question: the surest one.
  std::map<Location, Gap> Found;
  std::vector<findings::Finding> &Out;
};

} // namespace

static bool holds(int64_t Value, Comparison Op, int64_t Constant) {
  switch (Op) {
  case Comparison::None:
    return false;
  case Comparison::Eq:
    return Value == Constant;
  case Comparison::Ne:
    return Value != Constant;
  case Comparison::Lt:
    return Value < Constant;
  case Comparison::Le:
    return Value <= Constant;
  case Comparison::Gt:
    return Value > Constant;
  case Comparison::Ge:
    return Value >= Constant;
  }
  return false;
}

/// Whether \p E is the question, or reads what its answer was put into.
bool Search::feeds(FunctionId F, const FileUse &Asked, EventId E) const {
  if (E == Asked.Call)
    return true;
  const FunctionSummary &Body = W.P.body(F);
  const Event &Read = Body.Events[E.index()];
  if (Read.Kind != EventKind::Read || !Read.Object || E < Asked.Call)
    return false;
  return llvm::any_of(Body.Events[Asked.Call.index()].Args, [&](const Argument &A) {
    if (!A.Path || !W.P.Paths[A.Path].AddressOf)
      return false;
    AccessPath Buffer = W.P.Paths[A.Path];
    Buffer.AddressOf = false;
    return isPrefix(Buffer, W.P.Paths[Read.Object]);
  });
}

/// On which answer it hangs whether \p Use is reached.
Answer Search::answerFor(FunctionId F, const FileUse &Asked, EventId Use) const {
  const FunctionSummary &Body = W.P.body(F);
  Answer Best = Answer::None;
  for (const Block &B : Body.Blocks) {
    if (!B.Condition || B.Successors.size() != 2)
      continue;
    const Branch &If = *B.Condition;
    bool Direct = If.Source == Asked.Call && If.Op != Comparison::None;
    if (!Direct && !llvm::any_of(If.Uses, [&](EventId E) { return feeds(F, Asked, E); }))
      continue;
    if (!decides(Body, B, Use))
      continue;
    Best = std::max(Best, Answer::Unknown);
    if (!Direct || Asked.IfThere == FileUse::Says::Unknown)
      continue;
    bool ZeroIsThere = Asked.IfThere == FileUse::Says::Zero;
    bool There = holds(ZeroIsThere ? 0 : 1, If.Op, If.Constant),
         Missing = holds(ZeroIsThere ? -1 : 0, If.Op, If.Constant);
    if (There == Missing)
      continue;
    BlockId Here(&B - Body.Blocks.data());
    std::vector<bool> IfTrue = reachable(Body, B.Successors[0], Here);
    bool OnTrue = llvm::any_of(llvm::seq<size_t>(0, Body.Blocks.size()), [&](size_t I) {
      return IfTrue[I] && Use.index() >= Body.Blocks[I].First &&
             Use.index() < Body.Blocks[I].First + Body.Blocks[I].Count;
    });
    Best = std::max(Best, OnTrue == There ? Answer::There : Answer::Missing);
  }
  return Best;
}

/// Whether a way leads from the question to the use on which the path is not changed.
bool Search::staysTheSame(FunctionId F, const FileUse &Asked, const FileUse &Used) const {
  const FunctionSummary &Body = W.P.body(F);
  auto IsIn = [](const Block &B, EventId E) {
    return E.index() >= B.First && E.index() < B.First + B.Count;
  };
  size_t Start = llvm::find_if(Body.Blocks, [&](auto &B) { return IsIn(B, Asked.Call); }) -
                 Body.Blocks.begin();
  bool Arrives = false;
  walkForward(Body, Start, Asked.Call, [&](const Block &Here, uint32_t First) {
    for (uint32_t E = First; E != Here.First + Here.Count; ++E) {
      if (EventId(E) == Used.Call) {
        Arrives = true;
        return false;
      }
      if (EventId(E) == Asked.Call || Uses.changes(F, EventId(E), Asked.Path))
        return false;
    }
    return !Arrives;
  });
  return Arrives;
}

void Search::look(FunctionId F) {
  llvm::ArrayRef<FileUse> Here = Uses.of(F);
  if (Here.size() < 2)
    return;
  for (const FileUse &Asked : Here) {
    if (!Asked.checks())
      continue;
    for (const FileUse &Used : Here) {
      if (Used.checks() || Used.Call == Asked.Call || !(Used.Path == Asked.Path))
        continue;
      Gap G{F, Asked, Used, answerFor(F, Asked, Used.Call), Confidence::Low};
      if (G.If == Answer::None || !staysTheSame(F, Asked, Used))
        continue;
      // What two of them make, or put there, one of them loses. All else fails, and the
      // failure is seen.
      if (!Uses.locksFiles() && G.If == Answer::Missing &&
          (Used.What == Kind::Open || Used.What == Kind::Replace))
        G.Level = Confidence::Medium;
      // Instantiations of one template have the same cause.
      Location Place = W.P.body(F).Events[Asked.Call.index()].Where;
      auto [It, New] = Found.try_emplace(Place, G);
      if (!New && G.Level > It->second.Level)
        It->second = G;
    }
  }
}

std::string Search::pathName(FunctionId F, const PathName &P) const {
  const FunctionSummary &Body = W.P.body(F);
  if (!P.Variable)
    return Body.Locals[*FileUses::localMadeBy(Body, P.Made)].Name;
  const AccessPath &A = W.P.Paths[P.Variable];
  if (!P.Asked.empty())
    return catalog::splitQualifiedName(W.P.entity(P.Asked.back()).Name).second.str() + "()";
  if (EntityId V = lastVariable(A))
    return catalog::splitQualifiedName(W.P.entity(V).Name).second.str();
  if (A.Root == RootKind::Param && !Body.Params[A.RootOperand].Name.empty())
    return Body.Params[A.RootOperand].Name;
  if (A.Root == RootKind::Local)
    return Body.Locals[A.RootOperand].Name;
  if (A.Root == RootKind::Capture && A.RootOperand < Body.Captures.size())
    return Body.Captures[A.RootOperand].Name;
  return "the path";
}

/// The name of what is called here.
std::string Search::called(FunctionId F, const FileUse &U) const {
  const Event &E = W.P.body(F).Events[U.Call.index()];
  return catalog::splitQualifiedName(W.P.entity(E.Callee ? E.Callee : U.Function).Name)
      .second.str();
}

/// What the use does with the path, in words.
static const char *deed(Kind K) {
  switch (K) {
  case Kind::Open:
  case Kind::Append:
    return "opens";
  case Kind::OpenOld:
  case Kind::Other:
  case Kind::Check:
  case Kind::CheckKind:
    return "uses";
  case Kind::MakeNew:
  case Kind::MakeFolder:
    return "makes";
  case Kind::Remove:
    return "removes";
  case Kind::Replace:
    return "replaces";
  }
  return "uses";
}

void Search::report(const Gap &G) {
  const FunctionSummary &Body = W.P.body(G.In);
  findings::Finding F;
  F.Check = "heddle-toctou";
  F.Level = G.Level;
  F.Where = Say.place(Body.Events[G.Used.Call.index()].Where);
  F.Function = Say.functionName(G.In);
  std::string Path = pathName(G.In, G.Asked.Path), Ask = called(G.In, G.Asked),
              Use = called(G.In, G.Used);
  findings::Place AskedAt = Say.place(Body.Events[G.Asked.Call.index()].Where);
  bool Loses = G.Level > Confidence::Low;
  F.Message = "'" + Use + "' " + deed(G.Used.What) + " '" + Path + "' because of what '" + Ask +
              "' said of it, and another process can change that in between";
  auto Process = [&](const char *Which) {
    findings::Thread T;
    T.Name = F.Function + ", in " + Which;
    return T;
  };
  findings::Thread T1 = Process("one process"), T2 = Process("another process");
  const char *Says = G.If == Answer::Missing ? ": it is not there"
                     : G.If == Answer::There ? ": it is there"
                                             : "";
  uint32_t Order = 1;
  T1.Steps.push_back({AskedAt, "asks for '" + Path + "'" + Says, Order++, {}});
  if (Loses) {
    // The other one runs the same code.
    T2.Steps.push_back({AskedAt, "asks for '" + Path + "'" + Says, Order++, {}});
    std::string Does = std::string(deed(G.Used.What)) + " it";
    T1.Steps.push_back({F.Where, Does, Order++, {}});
    T2.Steps.push_back({F.Where, Does + " as well", Order++, {}});
    F.Outcome = "the second one takes what the first one has put there for missing, and "
                "overwrites it";
    F.Help = G.Used.What == Kind::Replace
                 ? "make a hard link, or use renameat2 with RENAME_NOREPLACE, which fail where "
                   "there is something"
                 : "do not ask: open it so that it fails where it is there (O_CREAT | O_EXCL, mode "
                   "\"x\" of fopen, std::ios::noreplace)";
  } else {
    T2.Name = "another process";
    T2.Steps.push_back({{}, "makes, removes or exchanges what '" + Path + "' names", Order++, {}});
    T1.Steps.push_back({F.Where, std::string(deed(G.Used.What)) + " it", Order++, {}});
    F.Outcome = "step 3 rests on an answer that is no longer true";
    F.Help = "do not ask: do it, and handle the failure; or ask about what is open (fstat)";
  }
  F.Notes.push_back({AskedAt, "'" + Ask + "' asks here"});
  F.Threads = {std::move(T1), std::move(T2)};
  F.Identity = {Say.stableName(G.In), W.P.entity(G.Asked.Function).Name,
                W.P.entity(G.Used.Function).Name};
  if (EntityId V =
          G.Asked.Path.Variable ? lastVariable(W.P.Paths[G.Asked.Path.Variable]) : EntityId())
    F.Identity.push_back(W.P.entity(V).Name);
  Out.push_back(std::move(F));
}

void heddle::checks::toctou(WholeProgram &W, std::vector<findings::Finding> &Out) {
  Search(W, Out).run();
}
