//===- test/unit/Model/PathTableLawsTest.cpp -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The laws of a path table on all small paths: roots, up to three steps, with and
// without address-of. PathTableTest.cpp has the cases one by one.
//
//===----------------------------------------------------------------------===//
#include "Model/PathTable.h"
#include <gtest/gtest.h>

using namespace heddle::model;

namespace {

const std::vector<Step> Alphabet = {{StepKind::Field, 1},
                                    {StepKind::Field, 2},
                                    {StepKind::Deref, 0},
                                    {StepKind::Element, 0},
                                    {StepKind::Element, 1}};

/// All sequences of at most \p Max steps.
std::vector<std::vector<Step>> sequences(size_t Max) {
  std::vector<std::vector<Step>> All = {{}};
  for (size_t First = 0, N = 0; N != Max; ++N) {
    size_t Last = All.size();
    for (; First != Last; ++First)
      for (const Step &S : Alphabet) {
        std::vector<Step> Longer = All[First];
        Longer.push_back(S);
        All.push_back(std::move(Longer));
      }
  }
  return All;
}

class PathTableLaws : public testing::Test {
protected:
  PathTableLaws() {
    for (const std::vector<Step> &Steps : sequences(3)) {
      Objects.push_back(T.intern({RootKind::Param, 0, Steps, false, false}));
      Pointers.push_back(T.intern({RootKind::Param, 0, Steps, true, false}));
    }
  }

  PathTable T;
  std::vector<PathId> Objects, Pointers;
};

TEST_F(PathTableLaws, dereferenceUndoesAddressOf) {
  for (PathId P : Objects)
    EXPECT_EQ(T.deref(T.addressOf(P)), P);
}

TEST_F(PathTableLaws, addressOfTwiceIsAddressOfOnce) {
  for (PathId P : Objects)
    EXPECT_EQ(T.addressOf(T.addressOf(P)), T.addressOf(P));
}

TEST_F(PathTableLaws, appendNothingChangesNothing) {
  for (PathId P : Objects)
    EXPECT_EQ(T.append(P, {}, false), P);
  for (PathId P : Pointers)
    EXPECT_EQ(T.append(P, {}, false), P);
}

/// Steps at once or one after the other: the same path. But `p[i]` is a dereference and an
/// element in one: apart, the second one is an element of what p points to.
TEST_F(PathTableLaws, appendIsAssociative) {
  std::vector<std::vector<Step>> Tails = sequences(2);
  for (const std::vector<PathId> &Bases : {Objects, Pointers})
    for (PathId Base : Bases)
      for (const std::vector<Step> &A : Tails)
        for (const std::vector<Step> &B : Tails) {
          bool Seam = A.size() == 1 && A.front().Kind == StepKind::Deref && !B.empty() &&
                      B.front().Kind == StepKind::Element;
          if (Seam && T[Base].AddressOf)
            continue;
          std::vector<Step> Both = A;
          Both.insert(Both.end(), B.begin(), B.end());
          ASSERT_EQ(T.append(Base, Both, false), T.append(T.append(Base, A, false), B, false));
        }
}

/// A pointer to an element that is moved names another element of the same array; one to an
/// object that is none, that object.
TEST_F(PathTableLaws, subscriptOfAPointer) {
  auto At = [&](PathId Pointer, uint32_t Operand) {
    return T.append(Pointer, {{StepKind::Deref, 0}, {StepKind::Element, Operand}}, false);
  };
  for (PathId P : Objects) {
    EXPECT_EQ(At(T.addressOf(T.element(P)), 3), T.element(P));
    EXPECT_EQ(At(T.addressOf(T.element(P, 2)), 3), T.element(P, 4));
    EXPECT_EQ(At(T.addressOf(T.element(P, 2)), 0), T.element(P));
    EXPECT_EQ(At(T.addressOf(T.field(P, EntityId(1))), 3), T.field(P, EntityId(1)));
    EXPECT_EQ(At(P, 3), T.element(T.deref(P), 2));
  }
}

TEST_F(PathTableLaws, stepsByNameAreAppends) {
  for (PathId P : Objects) {
    EXPECT_EQ(T.field(P, EntityId(1)), T.append(P, {{StepKind::Field, 1}}, false));
    EXPECT_EQ(T.element(P), T.append(P, {{StepKind::Element, 0}}, false));
    EXPECT_EQ(T.element(P, 0), T.append(P, {{StepKind::Element, 1}}, false));
    EXPECT_EQ(T.deref(P), T.append(P, {{StepKind::Deref, 0}}, false));
  }
}

TEST_F(PathTableLaws, parentUndoesAStep) {
  for (PathId P : Objects)
    for (const Step &S : Alphabet)
      EXPECT_EQ(T.parent(T.append(P, {S}, false)), P);
}

TEST_F(PathTableLaws, longPathsStandForAllBelow) {
  PathId P = T.root(RootKind::This);
  for (size_t I = 0; I != AccessPath::MaxSteps; ++I)
    P = T.field(P, EntityId(1));
  PathId Cut = T.field(P, EntityId(1));
  EXPECT_NE(Cut, P);
  // Below the cut all paths are one.
  EXPECT_EQ(T.field(P, EntityId(2)), Cut);
  EXPECT_EQ(T.deref(Cut), Cut);
  EXPECT_EQ(T.append(P, {{StepKind::Deref, 0}, {StepKind::Field, 2}}, false), Cut);
}

TEST_F(PathTableLaws, nothingFollowsNothing) {
  EXPECT_EQ(T.append(PathId(), {{StepKind::Deref, 0}}, false), PathId());
  EXPECT_EQ(T.addressOf(PathId()), PathId());
}

TEST_F(PathTableLaws, aTableMadeOfAllPathsIsTheSame) {
  PathTable Copy(T.all());
  ASSERT_EQ(Copy.size(), T.size());
  for (size_t I = 0; I != T.size(); ++I)
    EXPECT_EQ(Copy.intern(T[PathId(I)]), PathId(I));
  EXPECT_EQ(Copy.size(), T.size());
}

} // namespace
