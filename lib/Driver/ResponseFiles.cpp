//===- Driver/ResponseFiles.cpp - @file arguments -------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/ResponseFiles.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/StringSaver.h"

using namespace llvm;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

namespace heddle::driver {

ProjectRoots::ProjectRoots(ArrayRef<std::string> Given) {
  for (const std::string &F : Given) {
    SmallString<256> Real;
    if (fs::real_path(F, Real) || path::relative_path(Real).empty())
      continue;
    Folders.push_back(Real.str().str());
  }
}

ProjectRoots ProjectRoots::everything() {
  ProjectRoots R;
  R.Everything = true;
  return R;
}

bool ProjectRoots::contains(StringRef Path) const {
  if (Everything)
    return true;
  SmallString<256> Real;
  if (fs::real_path(Path, Real))
    return false;
  return any_of(Folders, [&](const std::string &F) {
    StringRef Rest = Real;
    return Rest.consume_front(F) && (Rest.empty() || path::is_separator(Rest.front()));
  });
}

namespace {

constexpr unsigned MaxDepth = 8;
constexpr uint64_t MaxBytes = 4 << 20;
constexpr size_t MaxWords = 200000;

class Expander {
public:
  Expander(StringRef Directory, const ProjectRoots &Roots) : Directory(Directory), Roots(Roots) {}

  Error add(StringRef Word, unsigned Depth);
  std::vector<std::string> Words;

private:
  Expected<std::unique_ptr<MemoryBuffer>> open(StringRef Name) const;

  StringRef Directory;
  const ProjectRoots &Roots;
};

Expected<std::unique_ptr<MemoryBuffer>> Expander::open(StringRef Name) const {
  auto Fail = [&](const Twine &Why) {
    return createStringError("the response file '" + Name + "' " + Why);
  };
  SmallString<256> P(Name);
  path::make_absolute(Directory, P);
  fs::file_status Status;
  if (fs::status(P, Status) || !fs::exists(Status))
    return Fail("does not exist");
  if (!Roots.contains(P))
    return Fail("lies outside the project and was not read");
  if (Status.type() != fs::file_type::regular_file)
    return Fail("is not a regular file");
  if (Status.getSize() > MaxBytes)
    return Fail("is larger than 4 MiB");
  ErrorOr<std::unique_ptr<MemoryBuffer>> Buffer = MemoryBuffer::getFile(P);
  if (!Buffer)
    return Fail("cannot be read: " + Buffer.getError().message());
  return std::move(*Buffer);
}

Error Expander::add(StringRef Word, unsigned Depth) {
  if (Words.size() >= MaxWords)
    return createStringError("the command has too many words");
  if (!Word.starts_with("@") || Word.size() == 1) {
    Words.push_back(Word.str());
    return Error::success();
  }
  if (Depth == MaxDepth)
    return createStringError("response files are nested too deeply at '" + Word + "'");
  Expected<std::unique_ptr<MemoryBuffer>> Buffer = open(Word.drop_front());
  if (!Buffer)
    return Buffer.takeError();
  BumpPtrAllocator Memory;
  StringSaver Saver(Memory);
  SmallVector<const char *, 64> Inner;
  cl::TokenizeGNUCommandLine((*Buffer)->getBuffer(), Saver, Inner);
  for (const char *W : Inner)
    if (Error E = add(W, Depth + 1))
      return E;
  return Error::success();
}

} // namespace

Expected<std::vector<std::string>> expandResponseFiles(ArrayRef<std::string> Arguments,
                                                       StringRef Directory,
                                                       const ProjectRoots &Roots) {
  Expander E(Directory, Roots);
  for (const std::string &A : Arguments)
    if (Error Err = E.add(A, 0))
      return std::move(Err);
  return std::move(E.Words);
}

} // namespace heddle::driver
