//===- Driver/Plan.cpp - what is to be parsed -----------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/Plan.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <optional>
#include <set>
#include <tuple>

using namespace llvm;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

namespace heddle::driver {
namespace {

std::string realPath(StringRef Path, StringRef WorkingDirectory) {
  SmallString<256> P(Path), Real;
  path::make_absolute(WorkingDirectory, P);
  if (!fs::real_path(P, Real))
    return Real.str().str();
  path::remove_dots(P, true);
  return P.str().str();
}

bool isBelow(StringRef File, StringRef Folder) {
  return File.consume_front(Folder) && (File.empty() || path::is_separator(File.front()));
}

/// The deepest folder that all sources lie in; empty where that says nothing.
std::string commonFolder(ArrayRef<CompileEntry> Entries) {
  std::string Common;
  for (const CompileEntry &E : Entries) {
    StringRef Folder = path::parent_path(E.File);
    if (!path::is_absolute(Folder))
      continue;
    if (Common.empty())
      Common = Folder.str();
    while (!isBelow(Folder, Common) && !Common.empty())
      Common = path::parent_path(Common).str();
  }
  // "/usr" or "/home" is nobody's project.
  return path::parent_path(path::parent_path(Common)).empty() ? "" : Common;
}

/// What was asked for, and whether it was met.
class Selection {
public:
  Selection(ArrayRef<std::string> Asked, StringRef WorkingDirectory) : Asked(Asked) {
    for (const std::string &A : Asked)
      Real.push_back(realPath(A, WorkingDirectory));
    Met.resize(Asked.size());
  }

  bool takes(StringRef RealFile) {
    if (Asked.empty())
      return true;
    bool Taken = false;
    for (size_t I = 0; I < Real.size(); ++I)
      if (isBelow(RealFile, Real[I]))
        Taken = Met[I] = true;
    return Taken;
  }

  void addUnmet(std::vector<report::FileError> &To, StringRef Database) const {
    for (size_t I = 0; I < Met.size(); ++I)
      if (!Met[I])
        To.push_back({Real[I], ("it is not in '" + Database +
                                "'; add it to the build, or give its flags behind '--'")
                                   .str()});
  }

private:
  ArrayRef<std::string> Asked;
  std::vector<std::string> Real;
  std::vector<bool> Met;
};

/// Where the search begins, as clang-tidy does: the first file's folder, else here.
std::string startFolder(const PlanRequest &R) {
  if (R.Files.empty())
    return R.WorkingDirectory;
  std::string Start = realPath(R.Files.front(), R.WorkingDirectory);
  return fs::is_directory(Start) ? Start : path::parent_path(Start).str();
}

Expected<CompilationDatabase> readDatabase(const PlanRequest &R) {
  if (R.FixedFlags) {
    CompilationDatabase DB;
    for (const std::string &F : R.Files)
      DB.Entries.push_back(fixedEntry(F, *R.FixedFlags, R.WorkingDirectory));
    return DB;
  }
  Expected<std::string> Path = std::string();
  if (!R.Database.empty()) {
    Path = databaseIn(R.Database);
  } else {
    Path = searchDatabase(startFolder(R));
  }
  if (!Path)
    return Path.takeError();
  return loadDatabase(*Path);
}

void addCommand(Plan &P, CleanedCommand C) {
  switch (C.Result) {
  case CleanedCommand::Outcome::Usable:
    P.Commands.push_back(std::move(C.Command));
    break;
  case CleanedCommand::Outcome::Skipped:
    ++P.Skipped;
    break;
  case CleanedCommand::Outcome::Failed:
    P.Failed.push_back({std::move(C.Command.File), std::move(C.Reason)});
    break;
  }
}

/// Sorts by identity and keeps one of those with the same.
void addAll(Plan &P, std::vector<CleanedCommand> All) {
  auto Key = [](const CleanedCommand &C) {
    return std::tie(C.Identity, C.Reason, C.Command.File, C.Command.Output);
  };
  llvm::sort(All, [&](const auto &A, const auto &B) { return Key(A) < Key(B); });
  std::optional<std::string> Last;
  for (CleanedCommand &C : All) {
    std::string Identity = C.Identity + '\0' + C.Reason;
    if (Last == Identity)
      continue;
    Last = std::move(Identity);
    for (const std::string &F : std::set<std::string>(C.Dropped.begin(), C.Dropped.end()))
      ++P.DroppedFlags[F];
    addCommand(P, std::move(C));
  }
}

} // namespace

std::string projectFolder(const PlanRequest &R) {
  if (R.FixedFlags)
    return startFolder(R);
  Expected<std::string> Path =
      R.Database.empty() ? searchDatabase(startFolder(R)) : databaseIn(R.Database);
  if (Path)
    return realPath(path::parent_path(*Path), R.WorkingDirectory);
  consumeError(Path.takeError()); // makePlan() will tell
  return R.WorkingDirectory;
}

Expected<Plan> makePlan(const PlanRequest &R) {
  Expected<CompilationDatabase> DB = readDatabase(R);
  if (!DB)
    return DB.takeError();
  Plan P;
  P.Database = DB->Path;
  std::string Folder = DB->Path.empty() ? R.WorkingDirectory : path::parent_path(DB->Path).str();
  P.Roots = ProjectRoots({R.WorkingDirectory, Folder, commonFolder(DB->Entries)});

  CommandCleaner Cleaner(Folder, P.Roots);
  Selection Wanted(R.FixedFlags ? ArrayRef<std::string>() : ArrayRef(R.Files), R.WorkingDirectory);
  std::vector<CleanedCommand> All;
  for (const CompileEntry &E : DB->Entries) {
    SmallString<256> Directory(E.Directory);
    path::make_absolute(Folder, Directory);
    if (Wanted.takes(realPath(E.File, Directory)))
      All.push_back(Cleaner.clean(E));
  }
  addAll(P, std::move(All));
  for (const BadEntry &B : DB->Bad)
    P.Failed.push_back({DB->Path, "the entry at line " + utostr(B.Line) +
                                      (B.File.empty() ? "" : " ('" + B.File + "')") +
                                      " was not used: " + B.Message});
  Wanted.addUnmet(P.Failed, DB->Path);
  return P;
}

} // namespace heddle::driver
