//===- Extract/InputRecorder.cpp ------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/InputRecorder.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include <map>
#include <tuple>

using namespace heddle;
using namespace heddle::extract;
using namespace llvm;
using model::Question;

namespace {

/// A file whose content is noted when it is asked for.
class RecordedFile : public vfs::File {
public:
  RecordedFile(std::unique_ptr<vfs::File> Real, std::string Path, DiskState Before,
               IntrusiveRefCntPtr<InputRecorder> To)
      : Real(std::move(Real)), Path(std::move(Path)), Before(std::move(Before)), To(std::move(To)) {
  }

  ErrorOr<vfs::Status> status() override { return Real->status(); }
  ErrorOr<std::string> getName() override { return Real->getName(); }
  std::error_code close() override { return Real->close(); }

  ErrorOr<std::unique_ptr<MemoryBuffer>> getBuffer(const Twine &Name, int64_t FileSize,
                                                   bool RequiresNullTerminator,
                                                   bool IsVolatile) override {
    auto Buffer = Real->getBuffer(Name, FileSize, RequiresNullTerminator, IsVolatile);
    if (Buffer)
      To->noteContent(Path, Before, (*Buffer)->getBuffer());
    else
      To->noteVolatile("'" + Path + "' could not be read");
    return Buffer;
  }

protected:
  void setPath(const Twine &P) override {
    auto Renamed = File::getWithPath(std::move(Real), P);
    Real = std::move(*Renamed); // cannot fail: it was given no error
  }

private:
  std::unique_ptr<vfs::File> Real;
  std::string Path;
  DiskState Before;
  IntrusiveRefCntPtr<InputRecorder> To;
};

std::string kindOf(const ErrorOr<vfs::Status> &S) {
  if (!S)
    return "none " + utostr(static_cast<unsigned>(S.getError().value()));
  return S->isRegularFile() ? "file" : S->isDirectory() ? "folder" : "other";
}

} // namespace

std::string InputRecorder::absolute(const Twine &Path) {
  SmallString<256> P;
  Path.toVector(P);
  if (std::error_code EC = makeAbsolute(P)) {
    noteVolatile("'" + Path + "' has no absolute path: " + EC.message());
    return "";
  }
  return P.str().str();
}

void InputRecorder::noteVolatile(const Twine &Why) {
  if (Volatile.empty())
    Volatile = Why.str();
}

void InputRecorder::noteKind(const std::string &Path, StringRef Kind) {
  auto [It, New] = Kinds.try_emplace(Path, Kind);
  if (!New && It->second != Kind)
    noteVolatile("'" + Path + "' came or went meanwhile");
}

void InputRecorder::noteContent(const std::string &Path, const DiskState &Before, StringRef Bytes) {
  auto [It, New] = Contents.try_emplace(Path);
  if (!New)
    return;
  It->second.Before = Before;
  // #embed may take the beginning of a file alone.
  if (Bytes.size() == Before.Size)
    It->second.Content = contentAnswer(Bytes);
  else if (std::optional<std::string> Whole = Files.content(Path))
    It->second.Content = std::move(*Whole);
  else
    noteVolatile("'" + Path + "' went meanwhile");
}

ErrorOr<vfs::Status> InputRecorder::status(const Twine &Path) {
  ErrorOr<vfs::Status> S = ProxyFileSystem::status(Path);
  std::string P = absolute(Path);
  noteKind(P, kindOf(S));
  if (S && S->isDirectory())
    Folders.try_emplace(P, S->getUniqueID());
  return S;
}

bool InputRecorder::exists(const Twine &Path) {
  // One question of ours for two of the compiler's.
  ErrorOr<vfs::Status> S = status(Path);
  return S && S->exists();
}

ErrorOr<std::unique_ptr<vfs::File>> InputRecorder::openFileForRead(const Twine &Path) {
  std::string P = absolute(Path);
  DiskState Before = Files.state(P);
  ErrorOr<std::unique_ptr<vfs::File>> F = ProxyFileSystem::openFileForRead(Path);
  noteKind(P, Before.Kind);
  if (!F) {
    if (Before.isFile())
      noteVolatile("'" + P + "' cannot be opened: " + F.getError().message());
    return F;
  }
  return std::make_unique<RecordedFile>(std::move(*F), std::move(P), std::move(Before),
                                        IntrusiveRefCntPtr<InputRecorder>(this));
}

vfs::directory_iterator InputRecorder::dir_begin(const Twine &Path, std::error_code &EC) {
  std::string P = absolute(Path);
  Listings.try_emplace(P, Files.listing(P));
  return ProxyFileSystem::dir_begin(Path, EC);
}

std::error_code InputRecorder::getRealPath(const Twine &Path, SmallVectorImpl<char> &Output) {
  std::string P = absolute(Path);
  RealPaths.try_emplace(P, Files.realPath(P));
  return ProxyFileSystem::getRealPath(Path, Output);
}

void InputRecorder::addContents(std::vector<model::Input> &To) {
  for (auto &Entry : Contents) {
    std::string Path = Entry.getKey().str();
    DiskState Now = Files.state(Path);
    if (Now.Stamp != Entry.second.Before.Stamp)
      noteVolatile("'" + Path + "' was changed meanwhile");
    uint64_t Stamp = stampIsTrusted(Now, Began) ? Now.Stamp : 0;
    To.push_back({Question::Content, Path, Entry.second.Content, Stamp});
    Kinds.erase(Path);
  }
}

/// Two paths with one content may be one file, which is then included once
/// (#pragma once). Files with different content cannot be one.
void InputRecorder::addSameFiles(std::vector<model::Input> &To) const {
  std::map<StringRef, std::vector<StringRef>> ByContent;
  for (auto &Entry : Contents)
    ByContent[Entry.second.Content].push_back(Entry.getKey());
  for (auto &[Content, Paths] : ByContent) {
    llvm::sort(Paths);
    const DiskState &First = Contents.find(Paths.front())->second.Before;
    for (StringRef Other : ArrayRef(Paths).drop_front()) {
      bool Same = First.sameFileAs(Contents.find(Other)->second.Before);
      To.push_back({Question::SameFile, Other.str(), (Same ? "=" : "!") + Paths.front().str()});
    }
  }
}

/// Of two names of one folder on the include path the compiler searches one
/// alone: what lies behind the other is not asked for.
void InputRecorder::addSameFolders(std::vector<model::Input> &To) const {
  std::map<sys::fs::UniqueID, std::vector<StringRef>> ById;
  for (auto &Entry : Folders)
    ById[Entry.second].push_back(Entry.getKey());
  for (auto &[Id, Paths] : ById) {
    llvm::sort(Paths);
    for (StringRef Other : ArrayRef(Paths).drop_front())
      To.push_back({Question::SameFile, Other.str(), "=" + Paths.front().str()});
  }
}

model::UnitInputs InputRecorder::inputs() {
  model::UnitInputs I;
  addContents(I.Asked);
  addSameFiles(I.Asked);
  addSameFolders(I.Asked);
  for (auto &[Asked, Answers] :
       {std::pair(Question::Kind, &Kinds), std::pair(Question::Listing, &Listings),
        std::pair(Question::RealPath, &RealPaths)})
    for (auto &Entry : *Answers)
      I.Asked.push_back({Asked, Entry.getKey().str(), Entry.second});
  llvm::sort(I.Asked, [](const model::Input &A, const model::Input &B) {
    return std::tie(A.Asked, A.Path) < std::tie(B.Asked, B.Path);
  });
  I.Volatile = Volatile;
  return I;
}
