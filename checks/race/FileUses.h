//===- checks/race/FileUses.h - what functions do with paths ----*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Which calls of a function ask about a path in the file system, and which use it:
// those that the catalogue knows, and those of functions that do so with a path they
// are given (`bool fileExists(const std::string &Name)`). For heddle-toctou.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CHECKS_RACE_FILEUSES_H
#define HEDDLE_CHECKS_RACE_FILEUSES_H

#include "Analysis/WholeProgram.h"

namespace heddle::checks {

/// How code names a path: a variable, and what it is asked for (`file.name()`).
/// Conversions between strings and paths leave no trace. A local that is set once is the
/// value that it was given, if that came of a call.
struct PathName {
  model::PathId Variable; ///< none: only Made is known
  model::EventId Made;    ///< in the same function: what gave the value back
  std::vector<model::EntityId> Asked;
  friend bool operator==(const PathName &, const PathName &) = default;
};

/// One call that does something with a path.
struct FileUse {
  enum class Kind : uint8_t {
    Check,      ///< asks whether it is there, or what it is
    CheckKind,  ///< asks whether it is something of one kind, a folder
    Open,       ///< opens it; makes it if it is missing, as far as is known
    OpenOld,    ///< opens it only if it is there
    Append,     ///< opens it, makes it if it is missing, and keeps what is in it
    MakeNew,    ///< makes it only if it is missing, and fails otherwise
    MakeFolder, ///< fails harmlessly where there is one
    Remove,
    Replace, ///< puts something else in its place
    Other,
  } What = Kind::Other;
  /// Check: what the result says of a path that is there.
  enum class Says : uint8_t { Unknown, NonZero, Zero } IfThere = Says::Unknown;
  model::EventId Call;
  PathName Path;
  model::EntityId Function; ///< of the library, behind all wrappers
  unsigned Depth = 0;       ///< wrappers on the way

  bool checks() const { return What == Kind::Check || What == Kind::CheckKind; }
};

class FileUses {
public:
  explicit FileUses(analysis::WholeProgram &Whole);

  /// In the order of the calls.
  llvm::ArrayRef<FileUse> of(link::FunctionId F) const { return All[F.index()]; }
  /// Whether \p E may change the variable that \p Name is read from.
  bool changes(link::FunctionId F, model::EventId E, const PathName &Name) const;

  /// The local that is declared with the value that \p Made gives back.
  static std::optional<uint32_t> localMadeBy(const model::FunctionSummary &Body,
                                             model::EventId Made);

  /// Whether the program locks files: what it keeps out by that cannot be told.
  bool locksFiles() const { return Locks; }

private:
  void look(link::FunctionId F);
  void addNamed(link::FunctionId F, model::EventId E, const catalog::Function &Known);
  void addPassedOn(link::FunctionId F, model::EventId E);
  std::optional<PathName> nameOf(link::FunctionId F, model::PathId Path, unsigned Depth = 0) const;
  std::optional<PathName> nameOf(link::FunctionId F, const model::Argument &A) const;
  std::optional<PathName> nameOfResult(link::FunctionId F, const model::Event &E,
                                       unsigned Depth) const;
  FileUse::Says resultOf(link::FunctionId F, const FileUse &U) const;

  analysis::WholeProgram &W;
  std::vector<std::vector<FileUse>> All; // by function
  std::vector<bool> LocksFiles;          // by entity: it may, as far as its name goes
  bool Locks = false;
};

} // namespace heddle::checks

#endif // HEDDLE_CHECKS_RACE_FILEUSES_H
