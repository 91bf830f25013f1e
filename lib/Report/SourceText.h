//===- Report/SourceText.h - lines of source for excerpts -------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Where reports get the source lines that they show. An interface, so that
// tests need no files. A line that cannot be had gives no excerpt and no error:
// a report must not fail because a file is gone.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_REPORT_SOURCETEXT_H
#define HEDDLE_REPORT_SOURCETEXT_H

#include "Model/TuSummary.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/MemoryBuffer.h"
#include <array>
#include <memory>
#include <optional>

namespace heddle::report {

class SourceText {
public:
  virtual ~SourceText() = default;
  /// Line \p Number (from 1) of \p File, without its end of line; none where
  /// it cannot be had.
  virtual std::optional<std::string> line(llvm::StringRef File, uint32_t Number) = 0;
  /// The whole of \p File; none where it cannot be had. Lives as long as this.
  virtual std::optional<llvm::StringRef> text(llvm::StringRef File) = 0;
};

/// Reads from the disk, each file once; regular files only.
class DiskSource : public SourceText {
public:
  using ContentHash = std::array<uint8_t, 16>; ///< as model::SourceFile::Hash

  /// A file whose content is no longer what \p S was made from gives no lines.
  void expect(const model::TuSummary &S);
  void expect(llvm::StringRef File, const ContentHash &Hash) { Hashes[File] = Hash; }
  /// What \p File is expected to be; none if nothing is.
  std::optional<ContentHash> expected(llvm::StringRef File) const;
  std::optional<std::string> line(llvm::StringRef File, uint32_t Number) override;
  std::optional<llvm::StringRef> text(llvm::StringRef File) override;

private:
  struct Content {
    std::unique_ptr<llvm::MemoryBuffer> Text; ///< none: not to be had
    std::vector<size_t> LineStarts;
  };
  const Content &load(llvm::StringRef File);

  llvm::StringMap<ContentHash> Hashes;
  llvm::StringMap<Content> Files;
};

} // namespace heddle::report

#endif // HEDDLE_REPORT_SOURCETEXT_H
