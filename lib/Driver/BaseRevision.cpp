//===- Driver/BaseRevision.cpp - the sources before the change ------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/BaseRevision.h"
#include "Driver/OutputFile.h"
#include "Driver/PastManifest.h"
#include "Driver/SourceLanguage.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;
using Mode = heddle::driver::GitChange::Mode;

namespace heddle::driver {
namespace {

std::string inFolder(StringRef Folder, StringRef Name) {
  SmallString<256> P(Folder);
  path::append(P, Name);
  return P.str().str();
}

bool isBelow(StringRef File, StringRef Folder) {
  return File.consume_front(Folder) && (File.starts_with("/") || Folder.ends_with("/"));
}

/// The first of the folders of sources that lies in a repository; those below
/// \p Preferred come first.
Expected<Git> repositoryOfSources(const Plan &Head, StringRef Preferred, StringRef Scratch) {
  std::set<std::pair<bool, std::string>> Folders;
  for (const extract::Command &C : Head.Commands)
    Folders.emplace(!isBelow(C.File, Preferred), path::parent_path(C.File).str());
  Error Why = createStringError("there is no source");
  for (const auto &[Other, Folder] : Folders) {
    Expected<Git> G = Git::open(Folder, Scratch);
    consumeError(std::move(Why));
    if (G)
      return G;
    Why = G.takeError();
  }
  return std::move(Why);
}

/// The repository of the sources, or the one of which theirs is a submodule, if
/// heddle was started there. The working folder may be a build folder elsewhere.
Expected<Git> repositoryOf(const Plan &Head, StringRef WorkingDirectory, StringRef Scratch) {
  Expected<Git> Here = Git::open(WorkingDirectory, Scratch);
  if (Head.Commands.empty())
    return Here;
  Expected<Git> Theirs = repositoryOfSources(Head, Here ? Here->root() : "", Scratch);
  if (!Here) {
    consumeError(Here.takeError());
    return Theirs;
  }
  if (!Theirs)
    return Theirs;
  std::string Around = Theirs->root();
  while (!Around.empty() && Around != Here->root()) {
    Expected<std::string> Next = Git::superproject(Around, Scratch);
    if (!Next)
      return Next.takeError();
    Around = std::move(*Next);
  }
  return Around.empty() ? std::move(Theirs) : std::move(Here);
}

/// Folders in which everything is made by the build: commands run there, and
/// git tracks nothing in them.
std::vector<std::string> buildFolders(const Plan &Head, const std::string &Root,
                                      const std::set<std::string> &Tracked) {
  std::set<std::string> Candidates;
  if (!Head.Database.empty())
    Candidates.insert(path::parent_path(Head.Database).str());
  for (const extract::Command &C : Head.Commands)
    Candidates.insert(C.Directory);
  std::vector<std::string> Folders;
  for (const std::string &Folder : Candidates) {
    if (!isBelow(Folder, Root))
      continue;
    auto First = Tracked.lower_bound(Folder + "/");
    if (First == Tracked.end() || !isBelow(*First, Folder))
      Folders.push_back(Folder);
  }
  return Folders;
}

} // namespace

Expected<std::unique_ptr<BaseRevision>> BaseRevision::open(StringRef Revision, const Plan &Head,
                                                           StringRef WorkingDirectory) {
  std::unique_ptr<BaseRevision> B(new BaseRevision);
  SmallString<256> Scratch;
  if (std::error_code EC = fs::createUniqueDirectory("heddle-base", Scratch))
    return createStringError("cannot make a folder for the base: " +
                             StringRef(EC.message()).lower());
  B->Scratch = Scratch.str().str();
  Expected<Git> Repository = repositoryOf(Head, WorkingDirectory, Scratch);
  if (!Repository)
    return createStringError("--since: " + toString(Repository.takeError()));
  B->Repository = std::move(*Repository);
  Expected<std::string> Commit = B->Repository->mergeBase(Revision);
  if (!Commit)
    return createStringError("--since: " + toString(Commit.takeError()));
  B->Commit = std::move(*Commit);
  if (Error E = B->prepare(Head))
    return createStringError("--since: " + toString(std::move(E)));
  return std::move(B);
}

BaseRevision::~BaseRevision() {
  if (!Scratch.empty())
    fs::remove_directories(Scratch);
}

Error BaseRevision::prepare(const Plan &Head) {
  if (Error E = addChanges(*Repository, Commit))
    return E;
  if (Error E = addUntracked(Head))
    return E;
  llvm::sort(Removed);
  Files = std::make_unique<PastFiles>(Entries);
  return writeFile(manifest(), encodeManifest(Files->entries()));
}

std::string BaseRevision::manifest() const { return inFolder(Scratch, "manifest"); }

Error BaseRevision::addSubmodule(const GitChange &C, const std::string &Path) {
  Expected<Git> G = Git::open(Path, Scratch);
  bool There = G && G->root() == Path;
  if (!G)
    consumeError(G.takeError());
  if (C.Old == Mode::Submodule && There) {
    if (Error E = addChanges(*G, C.OldId))
      Lacking.push_back({Path, "at the base: " + toString(std::move(E))});
  } else if (C.Old == Mode::Submodule && C.New != Mode::Submodule) {
    Lacking.push_back({Path, "at the base: it is a submodule, which the work tree lacks"});
  } else if (There) {
    // It came with the change.
    Expected<std::vector<std::string>> All = G->tracked();
    if (!All)
      return All.takeError();
    for (const std::string &File : *All)
      Entries[inFolder(Path, File)] = {};
  }
  // One that is not checked out is nothing to both sides.
  return Error::success();
}

Error BaseRevision::addChanges(const Git &G, StringRef Since) {
  Expected<std::vector<GitChange>> Changes = G.changesSince(Since);
  if (!Changes)
    return Changes.takeError();
  std::vector<std::string> Ids;
  std::vector<std::pair<std::string, Mode>> Wanted;
  for (const GitChange &C : *Changes) {
    std::string Path = inFolder(G.root(), C.Path);
    if (C.Old == Mode::Submodule || C.New == Mode::Submodule) {
      if (Error E = addSubmodule(C, Path))
        return E;
      continue;
    }
    std::string Old = C.OldPath.empty() ? Path : inFolder(G.root(), C.OldPath);
    if (Old != Path) {
      Entries[Path] = {};
      Former[Path] = Old;
    }
    if (C.New == Mode::None)
      Removed.push_back(Old);
    if (C.Old == Mode::None) {
      Entries[Old] = {};
    } else {
      Ids.push_back(C.OldId);
      Wanted.emplace_back(Old, C.Old);
    }
  }
  return G.readBlobs(Ids, [&](size_t I, StringRef Bytes) -> Error {
    const auto &[Path, What] = Wanted[I];
    if (What == Mode::Link) {
      Entries[Path] = {PastFiles::Kind::Link, Bytes.str()};
      return Error::success();
    }
    // One file for each path: two paths of one file would be included once.
    std::string Where = inFolder(Scratch, "file" + utostr(Blobs++));
    Entries[Path] = {PastFiles::Kind::File, Where};
    return writeFile(Where, Bytes);
  });
}

/// A source that was not yet added to the repository is part of the change; a
/// generated one is as it is. Headers are left to both sides: what includes them
/// decides.
Error BaseRevision::addUntracked(const Plan &Head) {
  const std::string &Root = Repository->root();
  Expected<std::vector<std::string>> Others = Repository->untracked();
  if (!Others)
    return Others.takeError();
  if (Others->empty())
    return Error::success();
  Expected<std::vector<std::string>> Known = Repository->tracked();
  if (!Known)
    return Known.takeError();
  std::set<std::string> Tracked;
  for (const std::string &File : *Known)
    Tracked.insert(inFolder(Root, File));
  std::vector<std::string> Built = buildFolders(Head, Root, Tracked);
  for (const std::string &Name : *Others) {
    std::string File = inFolder(Root, Name);
    SourceLanguage Language = languageOfFile(File);
    // What was taken out of the index alone is known already.
    if (Language == SourceLanguage::Other || Entries.count(File) ||
        any_of(Built, [&](const std::string &F) { return isBelow(File, F); }))
      continue;
    Untracked.insert(File);
    if (Language != SourceLanguage::Header)
      Entries[File] = {};
  }
  return Error::success();
}

std::string BaseRevision::formerPath(StringRef Path) const {
  auto It = Former.find(Path.str());
  return It == Former.end() ? "" : It->second;
}

bool BaseRevision::isNew(const std::string &Path) const {
  if (Untracked.count(Path))
    return true;
  auto It = Entries.find(Path);
  return It != Entries.end() && It->second.What == PastFiles::Kind::Absent &&
         formerPath(Path).empty();
}

} // namespace heddle::driver
