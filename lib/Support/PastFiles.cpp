//===- Support/PastFiles.cpp ----------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Support/PastFiles.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/xxhash.h"
#include <cerrno>
#include <limits>
#include <set>
#include <unistd.h>

using namespace llvm;
namespace path = llvm::sys::path;

namespace heddle {
namespace {

/// As many links as Linux follows in one path.
constexpr unsigned MaxLinks = 40;

std::string inFolder(StringRef Folder, StringRef Name) {
  return (Folder.ends_with("/") ? Folder + Name : Folder + "/" + Name).str();
}

/// The target of the link \p Path on the disk; none where it is no link.
std::optional<std::string> targetOf(const std::string &Path) {
  char Target[4096];
  ssize_t N = ::readlink(Path.c_str(), Target, sizeof Target);
  if (N <= 0)
    return std::nullopt;
  return std::string(Target, static_cast<size_t>(N));
}

/// The first entry in or below the folder \p Canonical.
PastFiles::Entries::const_iterator firstBelow(const PastFiles::Entries &All,
                                              const std::string &Canonical) {
  return All.lower_bound(inFolder(Canonical, ""));
}

} // namespace

const FileView &FileView::disk() {
  static const FileView Disk;
  return Disk;
}

PastFiles::PastFiles(Entries E) : All(std::move(E)) {
  std::vector<std::string> Present;
  for (const auto &[Path, What] : All) {
    Links |= What.What == Kind::Link;
    if (What.What != Kind::Absent)
      Present.push_back(Path);
  }
  for (StringRef Path : Present)
    for (StringRef F = path::parent_path(Path); !F.empty() && F != "/"; F = path::parent_path(F)) {
      auto It = All.find(F.str());
      bool HasEntry = It != All.end() && It->second.What != Kind::Absent;
      if (HasEntry || (It == All.end() && sys::fs::is_directory(F)))
        break;
      All[F.str()] = {Kind::Folder, ""};
    }
}

std::string PastFiles::folder(StringRef Path, unsigned Depth) const {
  {
    std::lock_guard Held(Lock);
    if (auto It = Folders.find(Path); It != Folders.end())
      return It->second;
  }
  std::string Canonical = follow(Path, Depth);
  std::lock_guard Held(Lock);
  return Folders[Path] = Canonical;
}

std::string PastFiles::follow(StringRef Path, unsigned Depth) const {
  StringRef Parent = path::parent_path(Path), Name = path::filename(Path);
  if (Parent.empty() || Parent == Path)
    return Path.str();
  std::string Folder = folder(Parent, Depth);
  if (Name == ".")
    return Folder;
  if (Name == "..") {
    StringRef Above = path::parent_path(Folder);
    return Above.empty() ? Folder : Above.str();
  }
  std::string Here = inFolder(Folder, Name);
  std::optional<std::string> Target;
  if (auto It = All.find(Here); It == All.end())
    Target = targetOf(Here);
  else if (It->second.What == Kind::Link)
    Target = It->second.Text;
  if (!Target || Depth == MaxLinks)
    return Here;
  SmallString<256> Next(*Target);
  path::make_absolute(Folder, Next);
  return follow(Next, Depth + 1);
}

std::string PastFiles::canonical(StringRef Path) const { return follow(Path, 0); }

const PastFiles::Entry *PastFiles::find(StringRef Path) const {
  auto It = All.find(canonical(Path));
  return It == All.end() ? nullptr : &It->second;
}

bool PastFiles::changesFolder(const std::string &Canonical) const {
  auto It = firstBelow(All, Canonical);
  return It != All.end() && StringRef(It->first).starts_with(inFolder(Canonical, ""));
}

bool PastFiles::names(const std::string &Canonical, std::vector<std::string> &Names) const {
  std::set<std::string> Found;
  std::error_code EC;
  for (sys::fs::directory_iterator I(Canonical, EC), End; I != End && !EC; I.increment(EC))
    Found.insert(path::filename(I->path()).str());
  auto Here = All.find(Canonical);
  if (EC && (Here == All.end() || Here->second.What != Kind::Folder))
    return false;
  std::string Prefix = inFolder(Canonical, "");
  for (auto It = firstBelow(All, Canonical);
       It != All.end() && StringRef(It->first).starts_with(Prefix); ++It) {
    StringRef Name = StringRef(It->first).drop_front(Prefix.size());
    if (Name.contains('/'))
      continue;
    if (It->second.What == Kind::Absent)
      Found.erase(Name.str());
    else
      Found.insert(Name.str());
  }
  Names.assign(Found.begin(), Found.end());
  return true;
}

DiskState PastFiles::state(const std::string &Path) const {
  std::string Canonical = canonical(Path);
  auto It = All.find(Canonical);
  if (It == All.end())
    return diskState(Links ? Canonical : Path);
  DiskState S;
  switch (It->second.What) {
  case Kind::File:
    S = diskState(It->second.Text);
    // A stamp says something of the place where the bytes lie for the time being.
    S.Changed = std::numeric_limits<int64_t>::max();
    break;
  case Kind::Folder:
    S.Kind = "folder";
    S.Device = std::numeric_limits<uint64_t>::max();
    S.Inode = xxh3_64bits(Canonical) | 1;
    break;
  case Kind::Link: // of a ring of links
    S.Kind = "none " + utostr(static_cast<unsigned>(ELOOP));
    break;
  case Kind::Absent:
    S.Kind = "none " + utostr(static_cast<unsigned>(ENOENT));
    break;
  }
  return S;
}

std::optional<std::string> PastFiles::locate(const std::string &Path) const {
  std::string Canonical = canonical(Path);
  auto It = All.find(Canonical);
  if (It == All.end())
    return Links ? Canonical : Path;
  return It->second.What == Kind::File ? std::optional(It->second.Text) : std::nullopt;
}

std::optional<std::string> PastFiles::content(const std::string &Path) const {
  std::optional<std::string> Where = locate(Path);
  return Where ? contentOfFile(*Where) : std::nullopt;
}

std::string PastFiles::listing(const std::string &Path) const {
  std::string Canonical = canonical(Path);
  if (!changesFolder(Canonical))
    return listingOfFolder(Links ? Canonical : Path);
  std::vector<std::string> Names;
  return names(Canonical, Names) ? listingAnswer(std::move(Names)) : "none";
}

std::string PastFiles::realPath(const std::string &Path) const {
  std::string Canonical = canonical(Path);
  auto It = All.find(Canonical);
  if (It == All.end())
    return realPathAnswer(Links ? Canonical : Path);
  bool There = It->second.What == Kind::File || It->second.What == Kind::Folder;
  return There ? Canonical : "";
}

} // namespace heddle
