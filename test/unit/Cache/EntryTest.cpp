//===- test/unit/Cache/EntryTest.cpp --------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Cache/Entry.h"
#include "gtest/gtest.h"

using namespace heddle::cache;

namespace {

const Digest Key = DigestBuilder("test").add("key").result();

std::string opened(llvm::StringRef Bytes, EntryKind K = EntryKind::Summary,
                   const Digest &Of = Key) {
  llvm::Expected<std::string> P = open(K, Of, Bytes);
  return P ? "payload " + *P : "error: " + llvm::toString(P.takeError());
}

TEST(Entry, comesBack) {
  std::string Incompressible;
  for (unsigned I = 0; I < 1000; ++I)
    Incompressible += DigestBuilder("noise").add(uint64_t(I)).result().bytes();
  for (const std::string &Payload :
       {std::string(), std::string("text"), std::string(100000, 'a'), Incompressible})
    EXPECT_EQ(opened(seal(EntryKind::Summary, Key, Payload)), "payload " + Payload);
}

TEST(Entry, isCompressedWhereThatPays) {
  EXPECT_LT(seal(EntryKind::Inputs, Key, std::string(100000, 'a')).size(), 1000u);
}

TEST(Entry, equalThingsHaveEqualBytes) {
  EXPECT_EQ(seal(EntryKind::Run, Key, "payload"), seal(EntryKind::Run, Key, "payload"));
}

TEST(Entry, ofAnotherKeyOrKindIsAnotherEntry) {
  std::string Bytes = seal(EntryKind::Summary, Key, "payload");
  Digest Other = Key;
  Other.Bytes.back() ^= 1;
  EXPECT_EQ(opened(Bytes, EntryKind::Summary, Other), "error: it is another entry");
  EXPECT_EQ(opened(Bytes, EntryKind::Run), "error: it is another entry");
}

class EveryByte : public testing::TestWithParam<std::string> {};

TEST_P(EveryByte, isNeeded) {
  std::string Bytes = seal(EntryKind::Summary, Key, GetParam());
  for (size_t I = 0; I < Bytes.size(); ++I)
    EXPECT_EQ(opened(llvm::StringRef(Bytes).take_front(I)).find("error: "), 0u) << I;
  EXPECT_EQ(opened(Bytes + '\0').find("error: "), 0u);
}

TEST_P(EveryByte, isChecked) {
  std::string Bytes = seal(EntryKind::Summary, Key, GetParam());
  for (size_t I = 0; I < Bytes.size(); ++I)
    for (char Flip : {1, 64, -128}) {
      std::string Wrong = Bytes;
      Wrong[I] ^= Flip;
      EXPECT_EQ(opened(Wrong).find("error: "), 0u) << I;
    }
}

TEST_P(EveryByte, isNotZero) {
  std::string Bytes = seal(EntryKind::Summary, Key, GetParam());
  for (size_t I = 0; I < Bytes.size(); ++I) {
    std::string Wrong = Bytes.substr(0, I) + std::string(Bytes.size() - I, '\0');
    EXPECT_EQ(opened(Wrong).find("error: "), 0u) << I;
  }
}

INSTANTIATE_TEST_SUITE_P(Payloads, EveryByte,
                         testing::Values("a", "some text that is kept as it is",
                                         std::string(5000, 'a') + "b"));

TEST(Entry, otherFilesAreNone) {
  EXPECT_EQ(opened(""), "error: it is cut short");
  EXPECT_EQ(opened(std::string(4096, '\xff')), "error: it is not of this version");
}

} // namespace
