//===- Model/Print.h - facts as text ----------------------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Stable, readable text of paths, events and whole summaries, for `heddle dump`,
// for tests and for people who look for a bug. Whatever is not at its default
// shows. The same functions serve one summary and the tables of the link.
//
//   function leveldb::DBImpl::BackgroundCall at db/db_impl.cc:697:6
//     local l leveldb::MutexLock
//     block 0 -> 1 2 (if #1 != 0 at 700:7)
//       #0 call leveldb::MutexLock::MutexLock object=local(l) args=[&this.mutex_] constructs
//       #1 read atomic acquire this.shutting_down_ at 700:7+14
//
// Paths: `this`, `param(a)`, `local(l)`, `capture(x)`, `result(#3)`, `?`, or the
// name of a global; then `.field`, `*` for a dereference, `[]` or `[2]` for an
// element, `...` where it is cut; `&` before it for a pointer to what it names.
// A local that shares its name with another carries its number: `local(i#4)`.
// A place is FILE:LINE:COLUMN+LENGTH; the file is left out where it is the one
// of the function. Control characters in names are escaped (`\x1b`).
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_MODEL_PRINT_H
#define HEDDLE_MODEL_PRINT_H

#include "Model/TuSummary.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace llvm {
class raw_ostream;
}

namespace heddle::model {

/// What ids mean. An id that its table does not have prints as its number
/// (`entity(7)`), so that any table may be left empty.
struct PrintNames {
  llvm::ArrayRef<Entity> Entities;
  llvm::ArrayRef<AccessPath> Paths;
  llvm::ArrayRef<SourceFile> Files;
  /// Names parameters, locals, captures and callables.
  const FunctionSummary *Function = nullptr;
  /// Files below this folder are printed relative to it.
  llvm::StringRef Folder;

  PrintNames() = default;
  explicit PrintNames(const TuSummary &S, const FunctionSummary *F = nullptr,
                      llvm::StringRef Folder = {})
      : Entities(S.Entities), Paths(S.Paths), Files(S.Files), Function(F), Folder(Folder) {}
};

/// \p Text with control characters escaped.
std::string printable(llvm::StringRef Text);

/// \p Path, relative to \p Folder when it lies below it.
std::string printFile(llvm::StringRef Path, llvm::StringRef Folder);
/// The display name of \p E.
std::string printEntity(EntityId E, const PrintNames &N);
/// FILE:LINE:COLUMN+LENGTH, or "nowhere". The file is left out when it is
/// \p Near.
std::string printLocation(const Location &L, const PrintNames &N, FileId Near = {});
std::string printPath(const AccessPath &P, const PrintNames &N);
/// "none" for no path.
std::string printPath(PathId P, const PrintNames &N);
std::string printArgument(const Argument &A, const PrintNames &N);
std::string printCallable(const Callable &C, const PrintNames &N);
/// One line without its number and line feed.
std::string printEvent(const Event &E, const PrintNames &N);
/// What decides where a block goes ("if #1 != 0").
std::string printBranch(const Branch &B, const PrintNames &N);

/// One function, whole; N.Function is not looked at.
void printFunction(const FunctionSummary &F, PrintNames N, llvm::raw_ostream &OS);

/// What a summary says, without the numbers of its tables: errors, classes,
/// variables, declarations, functions, suppressions, counts.
void printFacts(const TuSummary &S, llvm::raw_ostream &OS, llvm::StringRef Folder = {});
std::string printFacts(const TuSummary &S, llvm::StringRef Folder = {});

/// The tables that printFacts leaves out: files, entities and paths by number.
void printTables(const TuSummary &S, llvm::raw_ostream &OS, llvm::StringRef Folder = {});

} // namespace heddle::model

#endif // HEDDLE_MODEL_PRINT_H
