//===- Model/TuSummary.h - what one translation unit says -------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Everything that the link needs of one translation unit (TU), as plain values
// without a Clang type. It is a pure function of the TU's inputs, the command
// and the version of heddle; equal inputs give an equal summary. All ids are
// indices into the tables of this very summary.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_MODEL_TUSUMMARY_H
#define HEDDLE_MODEL_TUSUMMARY_H

#include "Model/FunctionSummary.h"
#include <array>

namespace heddle::model {

/// A file that the TU read, or looked for in vain.
struct SourceFile {
  /// As the compiler was led to it, made absolute, without "." and "..".
  std::string Path;
  /// BLAKE3 of the content, first 16 bytes; zero for a file not found.
  std::array<uint8_t, 16> Hash = {};
  bool Found = true;
  bool System = false; ///< a system header
  friend bool operator==(const SourceFile &, const SourceFile &) = default;
};

/// A lock named by a thread-safety attribute, in the terms of the function or
/// class that carries it.
struct AnnotatedLock {
  PathId Path;
  LockMode Mode = LockMode::Exclusive;
  friend bool operator==(const AnnotatedLock &, const AnnotatedLock &) = default;
};

enum class Access : uint8_t { Public, Protected, Private, None };

/// What the declaration of a function says: every function that is defined or
/// called.
struct FunctionFacts {
  EntityId Function;
  EntityId Class; ///< of a method
  Access Visibility = Access::None;
  bool Static = false, Virtual = false, Constructor = false, Destructor = false;
  bool Lambda = false, NoReturn = false, Deleted = false, Main = false;
  bool Const = false; ///< const method
  bool NoThreadSafetyAnalysis = false;
  bool ReturnsReference = false, ReturnsPointer = false;
  /// Methods that this one overrides, directly.
  std::vector<EntityId> Overrides;
  /// For a lambda: the function in which it is written.
  EntityId Parent;
  // Clang's thread-safety attributes.
  std::vector<AnnotatedLock> Requires, Acquires, Releases, TryAcquires, Asserts, Excludes;
  bool TryAcquireSuccess = true; ///< the value that TryAcquires returns on success
  friend bool operator==(const FunctionFacts &, const FunctionFacts &) = default;
};

/// A global, static or field that is defined or named outside system headers.
struct VariableFacts {
  EntityId Variable;
  EntityId Class; ///< of a field or static member
  TypeFacts Type;
  /// Bit-fields with the same number share one memory location; 0: none.
  uint32_t BitFieldUnit = 0;
  std::vector<AnnotatedLock> GuardedBy, PointeeGuardedBy;
  friend bool operator==(const VariableFacts &, const VariableFacts &) = default;
};

struct ClassFacts {
  EntityId Class;
  std::vector<EntityId> Bases;
  std::vector<EntityId> Fields;
  EntityId Destructor; ///< when it is not trivial
  bool Capability = false;       ///< CAPABILITY / LOCKABLE
  bool ScopedCapability = false; ///< SCOPED_CAPABILITY / SCOPED_LOCKABLE
  bool Union = false;
  friend bool operator==(const ClassFacts &, const ClassFacts &) = default;
};

/// A NOLINT comment, as clang-tidy understands it.
struct Suppression {
  enum class Scope : uint8_t { Line, NextLine, Begin, End };
  Scope Kind = Scope::Line;
  Location Where;
  /// The text between the parentheses. Without HasList: what stands behind an
  /// opening one that makes no list, since it is not closed on the line or has a
  /// space before it; the comment then counts as bare.
  std::string Checks;
  bool HasList = false;
  /// What stands behind a colon after the list, or after the word alone: why.
  std::string Reason;
  friend bool operator==(const Suppression &, const Suppression &) = default;
};

/// An error of the TU itself.
struct Diagnostic {
  Location Where;
  std::string Message;
  bool Fatal = false;
  friend bool operator==(const Diagnostic &, const Diagnostic &) = default;
};

/// What was not understood, counted.
struct Counts {
  uint32_t Functions = 0;          ///< analysed
  uint32_t FunctionsIncomplete = 0; ///< with errors, or over a budget
  uint32_t UnknownPaths = 0;       ///< accesses whose object could not be named
  uint32_t UnknownCallees = 0;     ///< calls whose target could not be named
  friend bool operator==(const Counts &, const Counts &) = default;
};

struct TuSummary {
  /// The main source file, as SourceFile::Path.
  std::string MainFile;
  /// The object file of the command, if it names one: what belongs to one
  /// target of the build lies in one folder.
  std::string Output;

  std::vector<SourceFile> Files;
  std::vector<Entity> Entities;
  std::vector<AccessPath> Paths;

  std::vector<FunctionFacts> FunctionDecls;
  std::vector<VariableFacts> Variables;
  std::vector<ClassFacts> Classes;
  std::vector<FunctionSummary> Functions;
  /// Classes that a guard of the standard library is instantiated with: they
  /// are locks, whatever they are made of (BasicLockable).
  std::vector<EntityId> Lockables;

  std::vector<Suppression> Suppressions;
  std::vector<Diagnostic> Errors;
  bool HadErrors = false;
  Counts Statistics;

  friend bool operator==(const TuSummary &, const TuSummary &) = default;
};

} // namespace heddle::model

#endif // HEDDLE_MODEL_TUSUMMARY_H
