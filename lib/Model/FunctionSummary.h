//===- Model/FunctionSummary.h - one function as events ---------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A function with a body: its event graph, which is the control-flow graph
// with everything but events squeezed out. Block 0 is the entry; the exit is
// the only block without successors that is not NoReturn. No locks are held
// yet: what a call does to locks is known only when its callee has been read.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_MODEL_FUNCTIONSUMMARY_H
#define HEDDLE_MODEL_FUNCTIONSUMMARY_H

#include "Model/Event.h"

namespace heddle::model {

using BlockId = Id<struct BlockTag>;

/// Facts about the type of a variable, field or local.
enum class TypeTrait : uint16_t {
  Const = 1 << 0,
  Volatile = 1 << 1,
  Atomic = 1 << 2,      ///< std::atomic, _Atomic, atomic_flag, atomic<shared_ptr>
  Pointer = 1 << 3,     ///< raw pointer
  Reference = 1 << 4,
  Owner = 1 << 5,       ///< unique_ptr, shared_ptr, optional and their like
  Array = 1 << 6,       ///< array, or container of the standard library
  ThreadLocal = 1 << 7,
  BitField = 1 << 8,
  StaticLocal = 1 << 9, ///< initialised under the compiler's own guard
  Mutable = 1 << 10,
  Callable = 1 << 11,   ///< std::function, function pointer, lambda
  Integer = 1 << 12,    ///< integer, enum or bool
};

struct TypeFacts {
  uint16_t Traits = 0;
  /// The class of the object, or of what it points to or contains.
  EntityId Record;
  /// The type as it is written, for people.
  std::string Spelling;

  bool is(TypeTrait T) const { return Traits & static_cast<uint16_t>(T); }
  void set(TypeTrait T) { Traits |= static_cast<uint16_t>(T); }
  friend bool operator==(const TypeFacts &, const TypeFacts &) = default;
};

/// A parameter or local variable.
struct LocalVariable {
  std::string Name;
  TypeFacts Type;
  Location Where;
  /// Its address leaves the function's own hands: captured by reference,
  /// passed by pointer or reference, stored.
  bool Escapes = false;
  friend bool operator==(const LocalVariable &, const LocalVariable &) = default;
};

/// One capture of a lambda, as seen where the lambda is made.
struct Capture {
  std::string Name;
  /// What is captured, in the maker's terms.
  PathId Path;
  bool ByReference = false;
  friend bool operator==(const Capture &, const Capture &) = default;
};

/// A callable value that a function makes or passes on.
struct Callable {
  /// The lambda's body, the function or the method; none when only Stored is
  /// known.
  EntityId Target;
  /// Where the callable lies when it was not made here: a parameter, a field.
  PathId Stored;
  /// Captures of a lambda, in the order of RootKind::Capture.
  std::vector<Capture> Captures;
  /// `this` of the lambda's maker, or the object of a bound method.
  PathId Object;
  /// Values bound by std::bind and its like; a method's object is the first.
  std::vector<Argument> Bound;
  /// Target is a method that needs an object (pointer to member).
  bool IsMethod = false;
  Location Where;
  friend bool operator==(const Callable &, const Callable &) = default;
};

/// What decides which successor a block takes. The first successor is taken
/// where the condition holds. Short-circuit operators are blocks of their own.
struct Branch {
  /// Condition holds iff value(Source) Op Constant: `if (mu.try_lock())` is
  /// Source=call Op=Ne Constant=0.
  EventId Source;
  Comparison Op = Comparison::None;
  int64_t Constant = 0;
  /// Two pointers or objects are compared with Op (`&a < &b`, `a.id < b.id`).
  /// Without Source and Right: the value that the parameter Left was called
  /// with is compared with Constant. The body never writes the parameter, and
  /// a caller's Argument::Constant decides the branch: `if (writer)` is
  /// Left=param1 Op=Ne Constant=0, `if (mode == kRead)` Left=param0 Op=Eq.
  PathId Left, Right;
  /// All events whose values flow into the condition.
  std::vector<EventId> Uses;
  Location Where;
  /// The condition of a loop.
  bool IsLoop = false;
  friend bool operator==(const Branch &, const Branch &) = default;
};

struct Block {
  /// Events [First, First + Count) of the function.
  uint32_t First = 0;
  uint32_t Count = 0;
  std::vector<BlockId> Successors;
  std::optional<Branch> Condition; ///< only where there are two successors
  /// Ends in a call that does not come back, or in a throw.
  bool NoReturn = false;
  friend bool operator==(const Block &, const Block &) = default;
};

struct FunctionSummary {
  EntityId Function;
  Location Where;
  std::vector<LocalVariable> Params;
  std::vector<LocalVariable> Locals;
  /// Names and kinds of the captures of a lambda; Path is not set.
  std::vector<Capture> Captures;
  std::vector<Callable> Callables;
  std::vector<Event> Events;
  std::vector<Block> Blocks;
  /// The body was cut short: it had errors, or it was too large. Nothing that
  /// depends on this function may be reported.
  bool Incomplete = false;
  friend bool operator==(const FunctionSummary &, const FunctionSummary &) = default;
};

} // namespace heddle::model

#endif // HEDDLE_MODEL_FUNCTIONSUMMARY_H
