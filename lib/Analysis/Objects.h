//===- Analysis/Objects.h - memory in terms of the whole program -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Absolute paths: access paths whose root means the same in every function, so
// that two threads' accesses and locks can be compared. A root is a global, or
// an *origin*: a local variable or allocation of one function, a parameter of a
// root function, or "some object of class C" where objects cannot be told
// apart. (Allocation-site abstraction; see Smaragdakis and Balatsouras,
// "Pointer Analysis", 2015.)
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_ANALYSIS_OBJECTS_H
#define HEDDLE_ANALYSIS_OBJECTS_H

#include "Analysis/Pointers.h"
#include "Link/Program.h"
#include <unordered_map>

namespace heddle::analysis {

using OriginId = Id<struct OriginTag>;

struct Origin {
  enum class Kind : uint8_t {
    AnyOf,     ///< some object of Class; two of them need not be the same
    Shared,    ///< the one object of Class that the threads of an Api root share
    Receiver,  ///< the object that Function runs on, of which no more is known: the
               ///< same in all that it calls, but perhaps another in each thread
    Local,     ///< local variable Index of Function
    Result,    ///< what event Index of Function made or gave back
    Parameter, ///< what parameter Index of the root Function names
  };
  Kind What = Kind::AnyOf;
  link::FunctionId Function;
  uint32_t Index = 0;
  model::EntityId Class;
  friend auto operator<=>(const Origin &, const Origin &) = default;
};

enum class NameFor : uint8_t {
  People,
  Fingerprint, ///< without what can be renamed freely: locals, parameters
};

/// The table of origins and absolute paths. In an absolute path RootKind::Global
/// means what it always means and RootKind::Result has an OriginId.
class Objects {
public:
  explicit Objects(const link::Program &Prog) : P(Prog) {}

  model::PathTable Paths;

  model::PathId origin(const Origin &O);
  model::PathId anyOf(model::EntityId Class);
  model::PathId shared(model::EntityId Class);
  model::PathId receiver(link::FunctionId F, model::EntityId Class);
  /// Two equal paths of this form name the same object at one time; others may
  /// name two ("some object of the class", an element that is not known).
  bool namesOne(model::PathId Path) const;
  /// Whether \p Path begins at one object, not at some object of a class.
  bool known(model::PathId Path) const;
  /// Whether \p Path, named twice by one thread, is one object both times, provided
  /// that the pointers on the way stay as they are.
  bool oneInThread(model::PathId Path) const;
  /// Whether the paths go the same way from objects of one class, of which one is
  /// shared and the other is not known: they may well be one.
  bool alike(model::PathId A, model::PathId B) const;
  /// The origin that \p Path starts from; null for a global.
  const Origin *originOf(model::PathId Path) const;

  /// Notes that the pointer or reference \p Location names \p Object. One that
  /// names two things names nothing.
  void bind(model::PathId Location, model::PathId Object);
  /// Notes that \p Location is set to what is not known as well.
  void bindOther(model::PathId Location);
  /// Notes that the pointer or reference member \p Field names \p Object in all objects
  /// of its class.
  void bindField(model::EntityId Field, model::PathId Object);
  /// "Some object" in the place of where \p Path begins; none when that is not known.
  model::PathId someOf(model::PathId Path);
  /// Brings a path into a form that can be compared: pointers whose target is
  /// known are followed; what is reached through another one, or is too deep,
  /// becomes "some object of the class".
  model::PathId canonical(model::PathId Path);

  /// The class of what \p Path names where no class derived from it can be meant;
  /// else none.
  model::EntityId exactClass(model::PathId Path) const;
  /// The class of which what \p Path names is declared to be, or derived from; none
  /// where that is not known.
  model::EntityId declaredClass(model::PathId Path) const;
  /// Whether \p Path goes through an element whose index is not known.
  bool throughElement(model::PathId Path) const;
  /// Whether a pointer or reference that is kept in memory lies on the way: what
  /// it names need not be part of the object where the path begins.
  bool throughPointer(model::PathId Path) const;
  /// `this->count_`, `accounts[].mu`.
  std::string display(model::PathId Path, NameFor N = NameFor::People) const;

private:
  std::string displayRoot(model::PathId Path, NameFor N) const;
  model::PathId someObject(model::PathId Path, size_t From);
  bool isReference(const model::Step &S) const;
  size_t ambiguousPointer(model::PathId Path) const;
  model::PathId followFields(model::PathId Path);

  const link::Program &P;
  /// Of the whole program. Never walked.
  class Bindings {
  public:
    bool empty() const { return Named.empty(); }
    bool mayHave(const model::AccessPath &P, size_t Steps) const;
    const model::PathId *find(model::PathId Path) const;
    model::PathId &insert(model::PathId Path, const model::AccessPath &P, model::PathId Object);

  private:
    static uint64_t rootOf(const model::AccessPath &P) {
      return uint64_t(P.Root) << 32 | P.RootOperand;
    }
    llvm::DenseMap<uint32_t, model::PathId> Named; // by path
    /// By root: the lengths of the paths from it, as bits.
    llvm::DenseMap<uint64_t, uint32_t> Lengths;
  };
  Bindings Pointers;
  std::vector<model::PathId> Fields; ///< what a pointer member names in all objects, by entity
  std::vector<Origin> Origins;
  struct HashOrigin {
    size_t operator()(const Origin &O) const;
  };
  std::unordered_map<Origin, OriginId, HashOrigin> Index; // never walked
  /// What receiver() has answered last, by function: it is asked very often.
  std::vector<std::pair<model::EntityId, model::PathId>> Receivers;
};

} // namespace heddle::analysis

#endif // HEDDLE_ANALYSIS_OBJECTS_H
