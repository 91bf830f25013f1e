//===- Driver/CompilationDatabase.h - compile_commands.json as data -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Reads a compilation database. Unlike Clang's own reader it says where the
// text is wrong, goes on after an entry that is wrong in itself, keeps memory
// bounded by one entry at a time, and guesses no command. It looks at no file
// but the database and cleans no command: that is CommandCleaner's part.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_DRIVER_COMPILATIONDATABASE_H
#define HEDDLE_DRIVER_COMPILATIONDATABASE_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace heddle::driver {

/// An entry as it is written.
struct CompileEntry {
  std::string Directory;
  std::string File;
  std::vector<std::string> Arguments; ///< compiler first
  std::string Output;
  unsigned Line = 0; ///< where the entry begins in the database
};

/// An entry that could not be used.
struct BadEntry {
  unsigned Line = 0;
  std::string File; ///< as far as it is known
  std::string Message;
};

struct CompilationDatabase {
  std::string Path; ///< absolute; empty for commands that were given otherwise
  std::vector<CompileEntry> Entries;
  std::vector<BadEntry> Bad;
};

/// Parses \p Text. Fails with "PATH:LINE:COLUMN: what is wrong" where it is not
/// an array of objects in JSON, or where a key stands twice; an entry with keys
/// that are missing or of a wrong type is in Bad.
llvm::Expected<CompilationDatabase> parseDatabase(llvm::StringRef Text, llvm::StringRef Path);

/// Reads and parses the file \p Path.
llvm::Expected<CompilationDatabase> loadDatabase(llvm::StringRef Path);

/// The database for \p Given: a folder, or the file itself. Fails where there
/// is none.
llvm::Expected<std::string> databaseIn(llvm::StringRef Given);

/// Looks for compile_commands.json in \p Start, in its folders build*, and
/// likewise in each folder above. Fails with the places that were looked at
/// and what makes a database.
llvm::Expected<std::string> searchDatabase(llvm::StringRef Start);

} // namespace heddle::driver

#endif // HEDDLE_DRIVER_COMPILATIONDATABASE_H
