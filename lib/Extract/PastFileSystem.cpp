//===- Extract/PastFileSystem.cpp -----------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/PastFileSystem.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Path.h"

using namespace heddle;
using namespace heddle::extract;
using namespace llvm;
using Kind = PastFiles::Kind;

namespace {

/// The names of one folder.
class NamesIterator : public vfs::detail::DirIterImpl {
public:
  NamesIterator(std::vector<vfs::directory_entry> All) : All(std::move(All)) { show(); }
  std::error_code increment() override {
    ++Next;
    show();
    return {};
  }

private:
  void show() { CurrentEntry = Next < All.size() ? All[Next] : vfs::directory_entry(); }
  std::vector<vfs::directory_entry> All;
  size_t Next = 0;
};

std::error_code missing() { return std::make_error_code(std::errc::no_such_file_or_directory); }

} // namespace

std::string PastFileSystem::absolute(const Twine &Path) const {
  SmallString<256> P;
  Path.toVector(P);
  // Fails where there is no working folder, which the disk then tells.
  (void)makeAbsolute(P);
  return P.str().str();
}

std::string PastFileSystem::onDisk(const Twine &Path) const {
  return Files.hasLinks() ? Files.canonical(absolute(Path)) : Path.str();
}

ErrorOr<vfs::Status> PastFileSystem::status(const Twine &Path) {
  const PastFiles::Entry *E = Files.find(absolute(Path));
  if (E && E->What == Kind::Folder) {
    DiskState S = Files.state(absolute(Path));
    return vfs::Status(Path, sys::fs::UniqueID(S.Device, S.Inode), sys::TimePoint<>(), 0, 0, 0,
                       sys::fs::file_type::directory_file, sys::fs::perms::all_all);
  }
  if (E && E->What != Kind::File)
    return missing();
  ErrorOr<vfs::Status> S = ProxyFileSystem::status(E ? E->Text : onDisk(Path));
  // Under the name that was asked for, as the disk does.
  if (S)
    S = vfs::Status::copyWithNewName(*S, Path);
  return S;
}

bool PastFileSystem::exists(const Twine &Path) {
  ErrorOr<vfs::Status> S = status(Path);
  return S && S->exists();
}

ErrorOr<std::unique_ptr<vfs::File>> PastFileSystem::openFileForRead(const Twine &Path) {
  const PastFiles::Entry *E = Files.find(absolute(Path));
  if (!E && !Files.hasLinks())
    return ProxyFileSystem::openFileForRead(Path);
  if (E && E->What != Kind::File)
    return E->What == Kind::Folder ? std::make_error_code(std::errc::is_a_directory) : missing();
  return vfs::File::getWithPath(ProxyFileSystem::openFileForRead(E ? E->Text : onDisk(Path)), Path);
}

vfs::directory_iterator PastFileSystem::dir_begin(const Twine &Path, std::error_code &EC) {
  std::string Canonical = Files.canonical(absolute(Path));
  if (!Files.changesFolder(Canonical))
    return ProxyFileSystem::dir_begin(onDisk(Path), EC);
  std::vector<std::string> Names;
  if (!Files.names(Canonical, Names)) {
    EC = missing();
    return {};
  }
  EC = {};
  std::vector<vfs::directory_entry> All;
  for (const std::string &Name : Names) {
    SmallString<256> P;
    Path.toVector(P);
    sys::path::append(P, Name);
    ErrorOr<vfs::Status> S = status(P);
    All.emplace_back(P.str().str(), S ? S->getType() : sys::fs::file_type::type_unknown);
  }
  return vfs::directory_iterator(std::make_shared<NamesIterator>(std::move(All)));
}

std::error_code PastFileSystem::getRealPath(const Twine &Path, SmallVectorImpl<char> &Output) {
  std::string Real = Files.realPath(absolute(Path));
  if (Real.empty())
    return missing();
  Output.assign(Real.begin(), Real.end());
  return {};
}
