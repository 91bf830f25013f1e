//===- test/unit/Model/OrderTest.cpp -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The model's values are compared, hashed and put in order; so these must tell
// apart what differs in any member.
//
//===----------------------------------------------------------------------===//
#include "Model/PathTable.h"
#include "Model/TuSummary.h"
#include <gtest/gtest.h>
#include <unordered_set>

using namespace heddle;
using namespace heddle::model;

namespace {

TEST(Id, noneIsNoIndexAndComesLast) {
  EntityId None;
  EXPECT_FALSE(None);
  EXPECT_FALSE(None.valid());
  EXPECT_TRUE(EntityId(0).valid());
  EXPECT_LT(EntityId(0), EntityId(1));
  EXPECT_LT(EntityId(1), None);
  EXPECT_EQ(None, EntityId());
}

TEST(Id, idsOfTwoTablesDoNotMix) {
  static_assert(!std::is_convertible_v<EntityId, PathId>);
  static_assert(!std::is_constructible_v<PathId, EntityId>);
  static_assert(!std::is_convertible_v<uint32_t, PathId>);
  static_assert(!std::is_convertible_v<PathId, uint32_t>);
  static_assert(!std::is_convertible_v<PathId, bool>);
}

TEST(Id, hash) {
  std::unordered_set<EntityId> Ids;
  for (unsigned I = 0; I != 100; ++I)
    Ids.insert(EntityId(I % 10));
  EXPECT_EQ(Ids.size(), 10u);
}

TEST(Location, ordersByFileLineColumn) {
  Location A{FileId(0), 9, 9, 9}, B{FileId(1), 1, 1, 1}, C{FileId(1), 2, 1, 1},
      D{FileId(1), 2, 2, 0};
  EXPECT_LT(A, B);
  EXPECT_LT(B, C);
  EXPECT_LT(C, D);
  EXPECT_FALSE(Location().valid());
  EXPECT_TRUE(A.valid());
}

TEST(Entity, identityIsKindLinkageAndUsr) {
  Entity A;
  A.Usr = "c:@F@f";
  Entity B = A;
  B.Name = "another name";
  B.Where.Line = 3;
  EXPECT_EQ(A.key(), B.key());
  EXPECT_NE(A, B);
  B = A;
  B.Link = Linkage::Internal;
  EXPECT_NE(A.key(), B.key());
  B = A;
  B.Kind = EntityKind::Type;
  EXPECT_NE(A.key(), B.key());
  B = A;
  B.Usr += "#";
  EXPECT_NE(A.key(), B.key());
}

TEST(Entity, displaysItsNameWhereItHasNoOther) {
  Entity E;
  E.Name = "Queue::push";
  EXPECT_EQ(E.display(), "Queue::push");
  E.DisplayName = "Queue<int>::push";
  EXPECT_EQ(E.display(), "Queue<int>::push");
}

TEST(TypeFacts, traitsAreBits) {
  TypeFacts T;
  T.set(TypeTrait::Const);
  T.set(TypeTrait::Callable);
  EXPECT_TRUE(T.is(TypeTrait::Const));
  EXPECT_TRUE(T.is(TypeTrait::Callable));
  EXPECT_FALSE(T.is(TypeTrait::Volatile));
}

/// Paths that differ in one member each, in their order.
std::vector<AccessPath> differentPaths() {
  const Step Deref{StepKind::Deref, 0}, Field{StepKind::Field, 3}, Element{StepKind::Element, 3};
  return {
      {RootKind::Unknown, 0, {}, false, false},   {RootKind::This, 0, {}, false, false},
      {RootKind::This, 0, {}, false, true},       {RootKind::This, 0, {}, true, false},
      {RootKind::This, 0, {Field}, false, false}, {RootKind::This, 0, {Field, Field}, false, false},
      {RootKind::This, 0, {Deref}, false, false}, {RootKind::This, 0, {Element}, false, false},
      {RootKind::Param, 0, {}, false, false},     {RootKind::Param, 1, {}, false, false}};
}

TEST(AccessPath, orderIsTotal) {
  std::vector<AccessPath> Paths = differentPaths();
  for (size_t I = 0; I != Paths.size(); ++I)
    for (size_t J = 0; J != Paths.size(); ++J) {
      EXPECT_EQ(Paths[I] < Paths[J], I < J) << I << " " << J;
      EXPECT_EQ(Paths[I] == Paths[J], I == J) << I << " " << J;
    }
}

TEST(AccessPath, theTableTellsApartWhatDiffersInOneMember) {
  PathTable T;
  std::vector<AccessPath> Paths = differentPaths();
  for (size_t I = 0; I != Paths.size(); ++I)
    EXPECT_EQ(T.intern(Paths[I]), PathId(I));
  for (size_t I = 0; I != Paths.size(); ++I)
    EXPECT_EQ(T.intern(Paths[I]), PathId(I));
  EXPECT_EQ(T.all(), Paths);
}

} // namespace
