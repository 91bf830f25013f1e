//===- test/unit/Link/LoweringCode.h ----------------------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A function made by hand for the tests of the lowering: calls as Extract
// writes them, in the order of the code that a test shows beside them.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_TEST_UNIT_LINK_LOWERINGCODE_H
#define HEDDLE_TEST_UNIT_LINK_LOWERINGCODE_H

#include "Link/Lowering.h"
#include <gtest/gtest.h>
#include <map>

namespace heddle::test {

class Code {
public:
  using Args = std::vector<model::Argument>;

  model::EntityId entity(llvm::StringRef Name,
                         model::EntityKind Kind = model::EntityKind::Function) {
    for (size_t I = 0; I != Entities.size(); ++I)
      if (Entities[I].Name == Name && Entities[I].Kind == Kind)
        return model::EntityId(I);
    model::Entity E;
    E.Kind = Kind;
    E.Name = E.Usr = Name.str();
    Entities.push_back(E);
    return model::EntityId(Entities.size() - 1);
  }
  model::TypeFacts type(llvm::StringRef Record, std::vector<model::TypeTrait> Traits = {}) {
    model::TypeFacts T;
    if (!Record.empty())
      T.Record = entity(Record, model::EntityKind::Type);
    for (model::TypeTrait X : Traits)
      T.set(X);
    return T;
  }
  /// A new local variable of class \p Record.
  model::PathId local(llvm::StringRef Record, std::vector<model::TypeTrait> Traits = {}) {
    model::LocalVariable L;
    L.Type = type(Record, std::move(Traits));
    F.Locals.push_back(L);
    return Paths.root(model::RootKind::Local, F.Locals.size() - 1);
  }
  model::PathId global(llvm::StringRef Name) {
    return Paths.root(model::RootKind::Global, entity(Name, model::EntityKind::Variable).index());
  }
  /// The field \p Name of `this`; its type is known if \p Record is given.
  model::PathId field(llvm::StringRef Name, llvm::StringRef Record = "",
                      std::vector<model::TypeTrait> Traits = {}) {
    model::EntityId E = entity(Name, model::EntityKind::Field);
    if (!Record.empty())
      Types[E] = type(Record, std::move(Traits));
    return Paths.field(Paths.root(model::RootKind::This), E);
  }
  model::PathId resultOf(size_t Event) {
    return Paths.root(model::RootKind::Result, static_cast<uint32_t>(Event));
  }

  static model::Argument pass(model::PathId P, model::Passing How) {
    model::Argument A;
    A.Path = P;
    A.How = How;
    return A;
  }
  model::Argument ref(model::PathId P) { return pass(P, model::Passing::Reference); }
  model::Argument value(model::PathId P) { return pass(P, model::Passing::Value); }
  model::Argument move(model::PathId P) { return pass(P, model::Passing::Move); }
  /// `&p`
  model::Argument address(model::PathId P) { return value(Paths.addressOf(P)); }
  static model::Argument constant(int64_t V) {
    model::Argument A;
    A.Constant = V;
    return A;
  }
  /// A callable that runs \p Name.
  model::Argument callable(llvm::StringRef Name) {
    model::Callable C;
    C.Target = entity(Name);
    F.Callables.push_back(C);
    model::Argument A;
    A.Callable = model::CallableId(F.Callables.size() - 1);
    return A;
  }
  static model::Argument other() { return {}; }

  size_t call(llvm::StringRef Callee, model::PathId Object, Args A = {}) {
    model::Event E;
    E.Kind = model::EventKind::Call;
    E.Callee = entity(Callee);
    E.Object = Object;
    E.Args = std::move(A);
    F.Events.push_back(E);
    return F.Events.size() - 1;
  }
  size_t construct(llvm::StringRef Class, model::PathId Object, Args A = {}) {
    size_t I = call(member(Class, ""), Object, std::move(A));
    F.Events[I].Constructs = true;
    return I;
  }
  /// A temporary, whose object is the result of its own constructor.
  size_t temporary(llvm::StringRef Class, Args A = {}) {
    return construct(Class, resultOf(F.Events.size()), std::move(A));
  }
  size_t destroy(llvm::StringRef Class, model::PathId Object) {
    size_t I = call(member(Class, "~"), Object);
    F.Events[I].Destroys = F.Events[I].Implicit = true;
    return I;
  }
  size_t read(model::PathId Object) {
    model::Event E;
    E.Kind = model::EventKind::Read;
    E.Object = Object;
    F.Events.push_back(E);
    return F.Events.size() - 1;
  }
  size_t store(model::PathId Object, model::PathId Source, Args A = {}) {
    model::Event E;
    E.Kind = model::EventKind::Store;
    E.Object = Object;
    E.Source = Source;
    E.Args = std::move(A);
    F.Events.push_back(E);
    return F.Events.size() - 1;
  }

  /// Lowers everything; functions named in Visible have a body.
  void lower(llvm::StringRef UserYaml = "") {
    llvm::Expected<catalog::Catalog> C = catalog::Catalog::builtin();
    ASSERT_TRUE(static_cast<bool>(C)) << llvm::toString(C.takeError());
    if (llvm::Error E = C->add(UserYaml, "user.yaml"))
      FAIL() << llvm::toString(std::move(E));
    link::lower(
        F, Entities, Paths, *C,
        [&](model::EntityId E) { return llvm::is_contained(Visible, Entities[E.index()].Name); },
        [&](model::EntityId E) -> const model::TypeFacts * {
          auto It = Types.find(E);
          return It == Types.end() ? nullptr : &It->second;
        });
  }
  const model::Event &operator[](size_t I) const { return F.Events[I]; }

  model::FunctionSummary F;
  std::vector<model::Entity> Entities;
  model::PathTable Paths;
  std::map<model::EntityId, model::TypeFacts> Types;
  std::vector<std::string> Visible;

private:
  static std::string member(llvm::StringRef Class, llvm::StringRef Prefix) {
    return (Class + "::" + Prefix + catalog::splitQualifiedName(Class).second).str();
  }
};

} // namespace heddle::test

#endif // HEDDLE_TEST_UNIT_LINK_LOWERINGCODE_H
