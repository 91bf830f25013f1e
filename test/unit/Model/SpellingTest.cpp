//===- test/unit/Model/SpellingTest.cpp -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Model/Spelling.h"
#include <gtest/gtest.h>
#include <set>

using namespace heddle::model;

namespace {

/// Each enumerator has a word, and no two of one list have the same.
template <class Enum> void expectWords(Enum Last) {
  std::set<std::string> Words;
  for (unsigned I = 0; I <= static_cast<unsigned>(Last); ++I) {
    std::string Word = spelling(static_cast<Enum>(I)).str();
    EXPECT_FALSE(Word.empty());
    EXPECT_TRUE(Words.insert(Word).second) << Word;
  }
  EXPECT_EQ(spelling(static_cast<Enum>(static_cast<unsigned>(Last) + 1)), "?");
}

TEST(Spelling, everyEnumeratorHasAWordOfItsOwn) {
  expectWords(EventKind::Notify);
  expectWords(Sync::Atomic);
  expectWords(MemoryOrder::SeqCst);
  expectWords(RmwForm::CompareExchange);
  expectWords(LockMode::Shared);
  expectWords(GuardPolicy::Try);
  expectWords(Comparison::Ge);
  expectWords(EntityKind::Type);
  expectWords(Access::None);
  expectWords(Suppression::Scope::End);
}

/// Words stand at the place of their enumerator: the ends and the middle.
TEST(Spelling, words) {
  EXPECT_EQ(spelling(EventKind::Read), "read");
  EXPECT_EQ(spelling(EventKind::Return), "return");
  EXPECT_EQ(spelling(EventKind::Acquire), "acquire");
  EXPECT_EQ(spelling(EventKind::GuardDestroy), "guard-destroy");
  EXPECT_EQ(spelling(EventKind::Spawn), "spawn");
  EXPECT_EQ(spelling(EventKind::Notify), "notify");
  EXPECT_EQ(spelling(MemoryOrder::AcqRel), "acq_rel");
  EXPECT_EQ(spelling(RmwForm::SelfAssign), "self-assign");
  EXPECT_EQ(spelling(Comparison::Le), "<=");
  EXPECT_EQ(spelling(Access::Private), "private");
  EXPECT_EQ(spelling(Suppression::Scope::Begin), "NOLINTBEGIN");
}

TEST(Spelling, traits) {
  TypeFacts T;
  EXPECT_EQ(spelling(T), "");
  T.set(TypeTrait::Integer);
  T.set(TypeTrait::Atomic);
  T.set(TypeTrait::StaticLocal);
  EXPECT_EQ(spelling(T), " atomic static-local integer");
}

} // namespace
