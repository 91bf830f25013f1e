//===- test/unit/Format/RoundTripTest.cpp -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Format/Container.h"
#include "Format/SummaryFile.h"
#include "Samples.h"
#include "llvm/ADT/StringExtras.h"
#include <gtest/gtest.h>

using namespace heddle;
using namespace heddle::format;
using namespace heddle::model;

namespace {

void expectRoundTrip(const TuSummary &S) {
  ASSERT_EQ(messageOf(verify(S)), "");
  std::string Bytes = write(S);
  llvm::Expected<TuSummary> Back = read(Bytes);
  ASSERT_TRUE(static_cast<bool>(Back)) << llvm::toString(Back.takeError());
  EXPECT_TRUE(*Back == S);
  EXPECT_EQ(write(*Back), Bytes);
}

TEST(RoundTrip, emptySummary) { expectRoundTrip({}); }

TEST(RoundTrip, everyFieldSet) { expectRoundTrip(richSummary()); }

TEST(RoundTrip, randomSummaries) {
  for (unsigned Seed = 0; Seed != 1000; ++Seed) {
    SCOPED_TRACE(Seed);
    expectRoundTrip(randomSummary(Seed));
    if (HasFatalFailure())
      return;
  }
}

TEST(RoundTrip, largeEnoughToBeCompressed) {
  TuSummary S = richSummary();
  std::vector<FunctionSummary> One = S.Functions;
  for (unsigned I = 0; I != 500; ++I)
    S.Functions.insert(S.Functions.end(), One.begin(), One.end());
  expectRoundTrip(S);
}

/// Far above the ratio that a reader believes, so stored as it is.
TEST(RoundTrip, hardlyAnyInformation) {
  TuSummary S;
  S.MainFile = std::string(1 << 20, 'a');
  S.Output = std::string(300, 'b');
  expectRoundTrip(S);
}

TEST(RoundTrip, equalSummariesGiveEqualBytes) {
  TuSummary A = richSummary(), B = richSummary();
  // Another history of allocations must not show.
  B.Functions.reserve(100);
  B.Entities.shrink_to_fit();
  EXPECT_EQ(write(A), write(B));
  B.Functions[1].Events[2].Args[0].Constant = 1;
  EXPECT_NE(write(A), write(B));
}

/// Worked out by hand from Layout.h. If this must change, FormatVersion must too.
TEST(RoundTrip, bytesAreAsTheSpecificationSays) {
  TuSummary S;
  S.Files.resize(1);
  S.Entities.resize(1);
  S.Paths.resize(1);
  FunctionSummary F;
  F.Function = EntityId(0);
  F.Where = {FileId(0), 10, 3, 4};
  F.Events.resize(1);
  F.Events[0].Object = PathId(0);
  F.Events[0].Where = {FileId(0), 12, 5, 0};
  F.Blocks.resize(1);
  F.Blocks[0].Count = 1;
  S.Functions = {F};
  std::string Bytes = write(S);
  llvm::Expected<Unpacked> U = unpack(Bytes);
  ASSERT_TRUE(static_cast<bool>(U));
  const uint8_t Expected[] = {
      1,                 // one function
      0,  0,             // no flag, entity 0
      42, 1, 3, 4,       // ten lines on, in another file: file 0; column, length
      0,  0, 0, 0, 1, 1, // rows of its tables: one event, one block
      1,  0,             // the event has an object; it is a read
      9,  5, 0,          // two lines on, column, length
      0,                 // path 0
      0,  0, 1, 0,       // the block: no flag, event 0, one of them, no successor
  };
  EXPECT_EQ(U->Sections[static_cast<size_t>(Section::Functions)],
            llvm::toStringRef(llvm::ArrayRef(Expected)));
}

/// Fails to compile when a row has got a new member. Then write it in
/// Format/Fields.h, print it in Model/Print.cpp, raise FormatVersion, set it in
/// richSummary(), and only then count it here.
[[maybe_unused]] void everyMemberIsKnown() {
  [[maybe_unused]] auto [A1, A2, A3, A4] = Location();
  [[maybe_unused]] auto [B1, B2, B3, B4, B5, B6, B7] = Entity();
  [[maybe_unused]] auto [C1, C2, C3, C4, C5] = AccessPath();
  [[maybe_unused]] auto [D1, D2, D3, D4, D5, D6] = Argument();
  [[maybe_unused]] auto [E1, E2, E3, E4, E5, E6, E7, E8, E9, E10, E11, E12, E13, E14, E15, E16, E17,
                         E18, E19, E20, E21, E22, E23, E24, E25] = Event();
  [[maybe_unused]] auto [F1, F2, F3] = TypeFacts();
  [[maybe_unused]] auto [G1, G2, G3, G4] = LocalVariable();
  [[maybe_unused]] auto [H1, H2, H3] = Capture();
  [[maybe_unused]] auto [I1, I2, I3, I4, I5, I6, I7] = Callable();
  [[maybe_unused]] auto [J1, J2, J3, J4, J5, J6, J7, J8] = Branch();
  [[maybe_unused]] auto [K1, K2, K3, K4, K5] = Block();
  [[maybe_unused]] auto [L1, L2, L3, L4, L5, L6, L7, L8, L9] = FunctionSummary();
  [[maybe_unused]] auto [M1, M2, M3, M4] = SourceFile();
  [[maybe_unused]] auto [N1, N2, N3, N4, N5, N6, N7, N8, N9, N10, N11, N12, N13, N14, N15, N16, N17,
                         N18, N19, N20, N21, N22, N23, N24] = FunctionFacts();
  [[maybe_unused]] auto [O1, O2, O3, O4, O5, O6] = VariableFacts();
  [[maybe_unused]] auto [P1, P2, P3, P4, P5, P6, P7] = ClassFacts();
  [[maybe_unused]] auto [Q1, Q2, Q3, Q4, Q5] = Suppression();
  [[maybe_unused]] auto [R1, R2, R3] = Diagnostic();
  [[maybe_unused]] auto [S1, S2, S3, S4] = Counts();
  [[maybe_unused]] auto [T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13, T14] = TuSummary();
}

} // namespace
