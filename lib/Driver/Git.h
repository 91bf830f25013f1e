//===- Driver/Git.h - what a git repository knows ---------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Asks the program git, which is run without a shell and changes nothing: no
// index is refreshed, no hook and no external diff is run. Its output is taken
// for data from outside.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_DRIVER_GIT_H
#define HEDDLE_DRIVER_GIT_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBuffer.h"
#include <string>
#include <vector>

namespace heddle::driver {

/// A path that differs between a commit and the work tree.
struct GitChange {
  enum class Mode : uint8_t { None, File, Link, Submodule };
  Mode Old = Mode::None, New = Mode::None;
  std::string OldId; ///< of the blob, or of the submodule's commit
  std::string Path;  ///< from the root of the repository on
  /// For a file that was renamed: its path in the commit. There is no change of
  /// its own for that.
  std::string OldPath;
};

/// Lines First to Last, from 1. Where lines are gone, and none came: the empty range
/// behind the line Last.
struct LineRange {
  uint32_t First = 0, Last = 0;
  friend bool operator==(const LineRange &, const LineRange &) = default;
};

class Git {
public:
  /// The repository in whose work tree \p Folder lies. \p Scratch: a folder for
  /// what git writes. Fails where there is none, or no git.
  static llvm::Expected<Git> open(llvm::StringRef Folder, llvm::StringRef Scratch);

  /// The root of the repository of which that of \p Folder is a submodule; empty: none.
  static llvm::Expected<std::string> superproject(llvm::StringRef Folder, llvm::StringRef Scratch);

  /// The folder of the work tree, absolute and without links.
  const std::string &root() const { return Root; }
  /// The full name of the commit from which HEAD and \p Revision went apart.
  llvm::Expected<std::string> mergeBase(llvm::StringRef Revision) const;
  /// What differs between \p Commit and the work tree, in files that git tracks.
  llvm::Expected<std::vector<GitChange>> changesSince(llvm::StringRef Commit) const;
  /// Files that git tracks, from the root on.
  llvm::Expected<std::vector<std::string>> tracked() const { return list("--cached"); }
  /// Files that git neither tracks nor is told to ignore.
  llvm::Expected<std::vector<std::string>> untracked() const { return list("--others"); }
  /// Calls \p Take with the content of each of \p Blobs, in order.
  llvm::Error readBlobs(llvm::ArrayRef<std::string> Blobs,
                        llvm::function_ref<llvm::Error(size_t, llvm::StringRef)> Take) const;
  /// The lines of the file \p New that are not in the file \p Old.
  llvm::Expected<std::vector<LineRange>> changedLines(llvm::StringRef Old,
                                                      llvm::StringRef New) const;

private:
  struct Answer {
    int Status = 0;
    std::unique_ptr<llvm::MemoryBuffer> Output;
    std::string Complaint; ///< the first line of its standard error
    llvm::StringRef text() const { return Output->getBuffer(); }
  };
  /// Without a root yet.
  static llvm::Expected<Git> find(llvm::StringRef Scratch);
  llvm::Expected<Answer> run(llvm::StringRef Folder, llvm::ArrayRef<llvm::StringRef> Words,
                             llvm::StringRef Input = "") const;
  /// As run() in the root; fails unless git succeeds.
  llvm::Expected<Answer> ask(llvm::ArrayRef<llvm::StringRef> Words,
                             llvm::StringRef Input = "") const;

  llvm::Expected<std::vector<std::string>> list(llvm::StringRef Which) const;

  std::string Program, Scratch, Root;
};

/// Parses what `git diff --raw -z --no-abbrev` prints.
llvm::Expected<std::vector<GitChange>> parseRawDiff(llvm::StringRef Text);
/// The lines on the new side of a diff of one file without context.
std::vector<LineRange> parseHunks(llvm::StringRef Diff);

} // namespace heddle::driver

#endif // HEDDLE_DRIVER_GIT_H
