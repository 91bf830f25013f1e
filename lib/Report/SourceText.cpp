//===- Report/SourceText.cpp - lines of source for excerpts ---------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/SourceText.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/BLAKE3.h"
#include "llvm/Support/FileSystem.h"

namespace heddle::report {

namespace {

/// An excerpt is not worth reading a larger file for.
constexpr uint64_t MaxFileSize = 64 << 20;

std::unique_ptr<llvm::MemoryBuffer> readRegularFile(llvm::StringRef File) {
  // A pipe or a device would block or never end.
  llvm::sys::fs::file_status Status;
  if (llvm::sys::fs::status(File, Status) || !llvm::sys::fs::is_regular_file(Status) ||
      Status.getSize() > MaxFileSize)
    return nullptr;
  auto Buffer = llvm::MemoryBuffer::getFile(File, /*IsText=*/false,
                                            /*RequiresNullTerminator=*/false,
                                            /*IsVolatile=*/true);
  return Buffer ? std::move(*Buffer) : nullptr;
}

} // namespace

void DiskSource::expect(const model::TuSummary &S) {
  for (const model::SourceFile &F : S.Files)
    if (F.Found)
      Hashes[F.Path] = F.Hash;
}

std::optional<DiskSource::ContentHash> DiskSource::expected(llvm::StringRef File) const {
  auto It = Hashes.find(File);
  return It == Hashes.end() ? std::nullopt : std::optional(It->second);
}

const DiskSource::Content &DiskSource::load(llvm::StringRef File) {
  auto [It, New] = Files.try_emplace(File);
  Content &C = It->second;
  if (!New)
    return C;
  C.Text = readRegularFile(File);
  auto Expected = Hashes.find(File);
  if (C.Text && Expected != Hashes.end() &&
      llvm::BLAKE3::hash<16>(llvm::arrayRefFromStringRef(C.Text->getBuffer())) != Expected->second)
    C.Text = nullptr;
  if (!C.Text)
    return C;
  llvm::StringRef All = C.Text->getBuffer();
  for (size_t Start = 0; Start < All.size();) {
    C.LineStarts.push_back(Start);
    size_t End = All.find('\n', Start);
    Start = End == llvm::StringRef::npos ? All.size() : End + 1;
  }
  return C;
}

std::optional<std::string> DiskSource::line(llvm::StringRef File, uint32_t Number) {
  const Content &C = load(File);
  if (!C.Text || Number == 0 || Number > C.LineStarts.size())
    return std::nullopt;
  llvm::StringRef Rest = C.Text->getBuffer().substr(C.LineStarts[Number - 1]);
  return Rest.take_until([](char X) { return X == '\n' || X == '\r'; }).str();
}

std::optional<llvm::StringRef> DiskSource::text(llvm::StringRef File) {
  const Content &C = load(File);
  return C.Text ? std::optional(C.Text->getBuffer()) : std::nullopt;
}

} // namespace heddle::report
