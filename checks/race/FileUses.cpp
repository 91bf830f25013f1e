//===- checks/race/FileUses.cpp -------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/race/FileUses.h"
#include "Analysis/Dataflow.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace heddle;
using namespace heddle::checks;
using namespace heddle::model;
using link::FunctionId;
using Kind = FileUse::Kind;
using Says = FileUse::Says;

static bool mayLockFile(llvm::StringRef Name) {
  return Name == "flock" || Name == "lockf" || Name == "LockFileEx" || Name == "fcntl";
}

FileUses::FileUses(analysis::WholeProgram &Whole)
    : W(Whole), All(Whole.P.Functions.size()), LocksFiles(Whole.P.Entities.size()) {
  for (size_t I = 0; I != W.P.Entities.size(); ++I)
    LocksFiles[I] =
        W.P.Entities[I].Kind == EntityKind::Function && mayLockFile(W.P.Entities[I].Name);
  // Callees before callers: what a wrapper does with its parameter is known then.
  for (const std::vector<FunctionId> &Component : W.Calls.components())
    for (FunctionId F : Component)
      if (!W.P.body(F).Incomplete)
        look(F);
}

/// What a call of the library does; the catalogue says that it uses a path. \p Mode is
/// the constant behind the path, if there is one.
static Kind kindOf(llvm::StringRef Name, bool Checks, std::optional<int64_t> Mode) {
  llvm::StringRef Last = catalog::splitQualifiedName(Name).second;
  if (Checks)
    return Last.contains("is_") ? Kind::CheckKind : Kind::Check;
  // The numbers are those of the systems that heddle runs on: O_CREAT and O_EXCL;
  // std::ios::app of libstdc++ and libc++.
  constexpr int64_t Create = 0100, Exclusive = 0200, Append = 1, Out = 16;
  if (Last.starts_with("open") && !Name.contains("::")) {
    if (Last == "opendir")
      return Kind::OpenOld;
    if (!Mode)
      return Kind::Other;
    return !(*Mode & Create) ? Kind::OpenOld : *Mode & Exclusive ? Kind::MakeNew : Kind::Open;
  }
  if (Name.contains("basic_ofstream") || Name.contains("basic_fstream"))
    return Mode && (*Mode & Append) ? Kind::Append : Kind::Open;
  if (Name.contains("basic_filebuf"))
    return Mode && (*Mode & Out) ? Kind::Open : Kind::OpenOld;
  return llvm::StringSwitch<Kind>(Last)
      .Cases({"fopen", "fopen64", "creat"}, Kind::Open)
      .Cases({"remove", "unlink", "remove_all", "rmdir", "unlinkat"}, Kind::Remove)
      .Cases({"mkdir", "mkdirat", "create_directory", "create_directories", "mkpath"},
             Kind::MakeFolder)
      .Cases({"basic_ifstream", "execv", "execve", "execvp", "execl", "execlp", "chdir"},
             Kind::OpenOld)
      .Cases({"mkfifo", "mknod", "link", "symlink", "create_symlink", "create_hard_link"},
             Kind::MakeNew)
      .Default(Kind::Other);
}

/// `flock(fd, LOCK_EX)`, `fcntl(fd, F_SETLK, ...)`.
static bool locksFile(llvm::StringRef Name, const Event &E) {
  // F_SETLK and F_SETLKW, and those of open file descriptions.
  auto Sets = [](int64_t Command) { return llvm::is_contained({6, 7, 13, 14, 37, 38}, Command); };
  return Name != "fcntl" || (E.Args.size() > 1 && E.Args[1].Constant && Sets(*E.Args[1].Constant));
}

void FileUses::look(FunctionId F) {
  const FunctionSummary &Body = W.P.body(F);
  for (size_t I = 0; I != Body.Events.size(); ++I) {
    const Event &E = Body.Events[I];
    // One that blocks is no plain call any more.
    Locks = Locks ||
            (E.Callee && LocksFiles[E.Callee.index()] && locksFile(W.P.entity(E.Callee).Name, E));
    if (E.Kind != EventKind::Call || !E.Callee)
      continue;
    if (!W.Calls.callees(F, EventId(I)).empty())
      addPassedOn(F, EventId(I));
    else if (const catalog::Function *Known = W.P.Known->function(E.Callee);
             Known && Known->File != catalog::FileUse::None)
      addNamed(F, EventId(I), *Known);
  }
}

void FileUses::addNamed(FunctionId F, EventId Id, const catalog::Function &Known) {
  const Event &E = W.P.body(F).Events[Id.index()];
  if (!Known.FilePath.isArgument() || Known.FilePath.index() >= E.Args.size())
    return;
  llvm::StringRef Name = W.P.entity(E.Callee).Name;
  bool Checks = Known.File == catalog::FileUse::Check;
  size_t At = Known.FilePath.index();
  FileUse U;
  U.Call = Id;
  U.Function = E.Callee;
  U.What = kindOf(Name, Checks, At + 1 < E.Args.size() ? E.Args[At + 1].Constant : std::nullopt);
  // Functions of C give zero where there is something.
  if (Checks)
    U.IfThere = !Name.contains("::")                                    ? Says::Zero
                : Name.ends_with("exists") || U.What == Kind::CheckKind ? Says::NonZero
                                                                        : Says::Unknown;
  if (std::optional<PathName> Path = nameOf(F, E.Args[At])) {
    U.Path = *Path;
    All[F.index()].push_back(U);
  }
  // The second path of a rename is the one that is there afterwards.
  if (llvm::StringRef Last = catalog::splitQualifiedName(Name).second; Last == "rename" && At == 0)
    if (std::optional<PathName> Path = E.Args.size() > 1 ? nameOf(F, E.Args[1]) : std::nullopt) {
      U.Path = *Path;
      U.What = Kind::Replace;
      All[F.index()].push_back(U);
    }
}

/// A function that does something with a path that it is given.
void FileUses::addPassedOn(FunctionId F, EventId Id) {
  constexpr unsigned Deepest = 3;
  const Event &E = W.P.body(F).Events[Id.index()];
  llvm::ArrayRef<FunctionId> Callees = W.Calls.callees(F, Id);
  if (Callees.size() != 1 || E.Virtual)
    return;
  const FunctionSummary &Callee = W.P.body(Callees.front());
  const std::vector<FileUse> Inside = All[Callees.front().index()];
  for (const FileUse &In : Inside) {
    if (!In.Path.Variable)
      continue;
    const AccessPath &Path = W.P.Paths[In.Path.Variable];
    if (Path.Root != RootKind::Param || !Path.Steps.empty() || !In.Path.Asked.empty() ||
        Path.RootOperand >= E.Args.size() || In.Depth >= Deepest)
      continue;
    // One that asks, and then does something about it, is no question.
    FileUse U = In;
    if (In.checks()) {
      if (Inside.size() != 1)
        continue;
      U.IfThere = resultOf(Callees.front(), In);
      if (U.IfThere == Says::Unknown)
        continue;
    } else if (U.Call.index() >= Callee.Events.size()) {
      continue;
    }
    U.Call = Id;
    ++U.Depth;
    if (std::optional<PathName> Name = nameOf(F, E.Args[Path.RootOperand])) {
      U.Path = *Name;
      All[F.index()].push_back(U);
    }
  }
}

/// What the value of \p F says of the path that \p U asks about.
Says FileUses::resultOf(FunctionId F, const FileUse &U) const {
  if (U.IfThere == Says::Unknown)
    return Says::Unknown;
  const FunctionSummary &Body = W.P.body(F);
  auto Flip = [](Says S) { return S == Says::Zero ? Says::NonZero : Says::Zero; };
  Says Found = Says::Unknown;
  for (size_t I = 0; I != Body.Events.size(); ++I) {
    const Event &E = Body.Events[I];
    if (E.Kind != EventKind::Return)
      continue;
    Says Here = Says::Unknown;
    if (llvm::is_contained(E.Uses, U.Call)) {
      bool OfZero = E.Constant == 0;
      if (E.Test == Comparison::None)
        Here = U.IfThere;
      else if (OfZero && E.Uses.size() == 1 && E.Test == Comparison::Ne)
        Here = U.IfThere;
      else if (OfZero && E.Uses.size() == 1 && E.Test == Comparison::Eq)
        Here = Flip(U.IfThere);
    }
    if (Here == Says::Unknown || (Found != Says::Unknown && Found != Here))
      continue;
    Found = Here;
  }
  if (Found != Says::Unknown)
    return Found;
  // `if (stat(...) != 0) return false; ... return true;`
  for (const Block &B : Body.Blocks) {
    if (!B.Condition || B.Condition->Source != U.Call || B.Condition->Constant != 0 ||
        (B.Condition->Op != Comparison::Eq && B.Condition->Op != Comparison::Ne))
      continue;
    size_t There = (B.Condition->Op == Comparison::Eq) == (U.IfThere == Says::Zero) ? 0 : 1;
    std::vector<bool> Yes = analysis::reachable(Body, B.Successors[There]),
                      No = analysis::reachable(Body, B.Successors[1 - There]);
    for (size_t I = 0; I != Body.Blocks.size(); ++I)
      for (uint32_t E = Body.Blocks[I].First; E != Body.Blocks[I].First + Body.Blocks[I].Count; ++E)
        if (Body.Events[E].Kind == EventKind::Return && Body.Events[E].Constant && No[I] && !Yes[I])
          return *Body.Events[E].Constant ? Says::Zero : Says::NonZero;
  }
  return Says::Unknown;
}

/// The same path in another form.
static bool converts(llvm::StringRef Method) {
  return llvm::StringSwitch<bool>(Method)
      .Cases({"c_str", "data", "string", "native", "u8string", "generic_string", "wstring",
              "toStdString", "constData", "toLocal8Bit", "toUtf8", "get"},
             true)
      .Default(Method.starts_with("operator "));
}

std::optional<PathName> FileUses::nameOfResult(FunctionId F, const Event &E, unsigned Depth) const {
  if (E.Kind != EventKind::Call || !E.Callee)
    return std::nullopt;
  const Entity &Callee = W.P.entity(E.Callee);
  const catalog::Function *Known = W.P.Known->function(E.Callee);
  if (!E.Args.empty() && ((E.Constructs && Callee.InSystemHeader) || (Known && Known->Moves)))
    return nameOf(F, E.Args.front().Path, Depth);
  if (!E.Object || !E.Args.empty())
    return std::nullopt;
  if (Callee.InSystemHeader && converts(catalog::splitQualifiedName(Callee.Name).second))
    return nameOf(F, E.Object, Depth);
  const FunctionFacts *Facts = W.P.functionFacts(E.Callee);
  std::optional<PathName> Of = Facts && Facts->Const ? nameOf(F, E.Object, Depth) : std::nullopt;
  if (Of)
    Of->Asked.push_back(E.Callee);
  return Of;
}

std::optional<PathName> FileUses::nameOf(FunctionId F, PathId Path, unsigned Depth) const {
  constexpr unsigned Deepest = 6;
  if (!Path || Depth == Deepest)
    return std::nullopt;
  const FunctionSummary &Body = W.P.body(F);
  const AccessPath &A = W.P.Paths[Path];
  if (A.Root == RootKind::Unknown || A.Truncated)
    return std::nullopt;
  if (A.Root == RootKind::Result)
    return A.Steps.empty() && !A.AddressOf ? nameOfResult(F, Body.Events[A.RootOperand], Depth + 1)
                                           : std::nullopt;
  // What a local is made of, once, it is called as well.
  if (A.Root == RootKind::Local && A.Steps.empty() && !A.AddressOf) {
    const Event *Made = nullptr;
    bool Once = true;
    for (const Event &E : Body.Events)
      if (E.Object == Path &&
          (E.Constructs || E.Kind == EventKind::Store || E.Kind == EventKind::Write)) {
        Once &= !Made;
        Made = &E;
      }
    std::optional<PathName> Of;
    if (Made && Once && Made->Kind == EventKind::Store)
      Of = nameOf(F, Made->Source, Depth + 1);
    else if (Made && Once && Made->Kind == EventKind::Call)
      Of = nameOfResult(F, *Made, Depth + 1);
    if (Of)
      return Of;
  }
  return PathName{Path, {}, {}};
}

std::optional<uint32_t> FileUses::localMadeBy(const FunctionSummary &Body, EventId Made) {
  Location At = Body.Events[Made.index()].Where;
  std::optional<uint32_t> Found;
  for (size_t I = 0; I != Body.Locals.size(); ++I) {
    Location Declared = Body.Locals[I].Where;
    if (Declared.File == At.File && Declared.Line == At.Line && Declared.Column < At.Column &&
        (!Found || Body.Locals[*Found].Where.Column < Declared.Column))
      Found = I;
  }
  return Found;
}

/// A local that has no name there is known by the one call that it comes of. What changes a
/// local string is not recorded, so it must be const.
std::optional<PathName> FileUses::nameOf(FunctionId F, const Argument &A) const {
  const FunctionSummary &Body = W.P.body(F);
  if (A.Path)
    return nameOf(F, A.Path);
  if (A.Uses.size() != 1 || A.Constant ||
      Body.Events[A.Uses.front().index()].Kind != EventKind::Call)
    return std::nullopt;
  std::optional<uint32_t> Local = localMadeBy(Body, A.Uses.front());
  if (!Local || !Body.Locals[*Local].Type.is(TypeTrait::Const))
    return std::nullopt;
  return PathName{{}, A.Uses.front(), {}};
}

bool FileUses::changes(FunctionId F, EventId Id, const PathName &Name) const {
  const Event &E = W.P.body(F).Events[Id.index()];
  AccessPath Named;
  if (Name.Variable) {
    Named = W.P.Paths[Name.Variable];
  } else {
    if (Id == Name.Made)
      return true;
    Named.Root = RootKind::Local;
    Named.RootOperand = *localMadeBy(W.P.body(F), Name.Made);
  }
  Named.AddressOf = false;
  auto IsIt = [&](PathId Path) {
    if (!Path)
      return false;
    AccessPath A = W.P.Paths[Path];
    A.AddressOf = false;
    return analysis::isPrefix(A, Named) || analysis::isPrefix(Named, A);
  };
  if (E.Kind == EventKind::Write || E.Kind == EventKind::ReadModifyWrite ||
      E.Kind == EventKind::Store)
    return IsIt(E.Object);
  if (E.Kind != EventKind::Call || llvm::any_of(of(F), [&](auto &U) { return U.Call == Id; }))
    return false;
  const Entity *Callee = E.Callee ? &W.P.entity(E.Callee) : nullptr;
  const FunctionFacts *Facts = W.P.functionFacts(E.Callee);
  if (E.Destroys)
    return false;
  if (IsIt(E.Object) && !(Facts && Facts->Const) &&
      !(Callee && Callee->InSystemHeader &&
        converts(catalog::splitQualifiedName(Callee->Name).second)))
    return true;
  // Text is put together, streams print: neither changes what it is given.
  if (Callee && Callee->InSystemHeader &&
      (E.Constructs || llvm::StringRef(Callee->Name).starts_with("std::operator")))
    return false;
  for (size_t I = 0; I != E.Args.size(); ++I) {
    if (!IsIt(E.Args[I].Path) || E.Args[I].How == Passing::Value)
      continue;
    // A parameter that is const is not changed.
    llvm::ArrayRef<FunctionId> Callees = W.Calls.callees(F, Id);
    auto Const = [&](FunctionId C) {
      const FunctionSummary &To = W.P.body(C);
      return I < To.Params.size() && To.Params[I].Type.is(TypeTrait::Const);
    };
    if (Callees.empty() || !llvm::all_of(Callees, Const))
      return true;
  }
  return false;
}
