//===- test/unit/Model/PathTableTest.cpp ------------------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Model/PathTable.h"
#include <gtest/gtest.h>

using namespace heddle::model;

namespace {

const EntityId Mu(3), Balance(4);

TEST(PathTable, equalPathsHaveEqualIds) {
  PathTable T;
  PathId A = T.field(T.root(RootKind::This), Mu);
  PathId B = T.field(T.root(RootKind::This), Balance);
  EXPECT_NE(A, B);
  EXPECT_EQ(A, T.field(T.root(RootKind::This), Mu));
}

TEST(PathTable, dereferenceUndoesAddressOf) {
  PathTable T;
  PathId Object = T.root(RootKind::Param, 1);
  EXPECT_NE(Object, T.addressOf(Object));
  EXPECT_EQ(Object, T.deref(T.addressOf(Object)));
}

TEST(PathTable, dereferenceOfPlainPathIsAStep) {
  PathTable T;
  PathId Pointer = T.field(T.root(RootKind::This), Mu);
  PathId Pointee = T.deref(Pointer);
  ASSERT_EQ(T[Pointee].Steps.size(), 2u);
  EXPECT_EQ(T[Pointee].Steps[1].Kind, StepKind::Deref);
  EXPECT_EQ(T.parent(Pointee), Pointer);
}

TEST(PathTable, elementsWithAndWithoutIndexDiffer) {
  PathTable T;
  PathId Table = T.root(RootKind::Global, 7);
  EXPECT_NE(T.element(Table), T.element(Table, 0));
  EXPECT_NE(T.element(Table, 0), T.element(Table, 1));
}

TEST(PathTable, longPathsAreCutAndSaySo) {
  PathTable T;
  PathId P = T.root(RootKind::This);
  for (size_t I = 0; I != AccessPath::MaxSteps; ++I)
    P = T.field(P, Mu);
  EXPECT_FALSE(T[P].Truncated);
  P = T.field(P, Mu);
  EXPECT_TRUE(T[P].Truncated);
  EXPECT_EQ(T[P].Steps.size(), AccessPath::MaxSteps);
}

TEST(PathTable, appendContinuesThePointee) {
  PathTable T;
  PathId Argument = T.addressOf(T.root(RootKind::Global, 7)); // &g
  // The callee writes param0->mu.
  Step Steps[] = {{StepKind::Deref, 0}, {StepKind::Field, Mu.index()}};
  PathId InCaller = T.append(Argument, Steps, /*AddressOf=*/false);
  EXPECT_EQ(InCaller, T.field(T.root(RootKind::Global, 7), Mu));
}

TEST(PathTable, rootHasNoParent) {
  PathTable T;
  EXPECT_FALSE(T.parent(T.root(RootKind::This)).valid());
}

} // namespace
