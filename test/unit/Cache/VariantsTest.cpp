//===- test/unit/Cache/VariantsTest.cpp -----------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Cache/Variants.h"
#include "Cache/ToolIdentity.h"
#include "gtest/gtest.h"

using namespace heddle;
using namespace heddle::cache;
using model::Question;

namespace {

const Digest Unit = DigestBuilder("test").add("unit").result();

Variant variant(llvm::StringRef Content, uint64_t Stamp = 0) {
  Variant V;
  V.Inputs.Asked = {{Question::Content, "/a.h", Content.str(), Stamp},
                    {Question::Kind, "/b.h", "none 2", 0}};
  V.Result = resultKey(Unit, V.Inputs);
  return V;
}

TEST(Variants, comeBack) {
  Variants V;
  V.MainFile = "/a.cpp";
  V.add(variant("1", 17));
  V.add(variant("2"));
  llvm::Expected<Variants> Back = readVariants(writeVariants(V));
  ASSERT_TRUE(bool(Back));
  EXPECT_EQ(Back->MainFile, "/a.cpp");
  ASSERT_EQ(Back->All.size(), 2u);
  EXPECT_EQ(Back->All[0].Inputs, variant("2").Inputs);
  EXPECT_EQ(Back->All[1].Inputs, variant("1", 17).Inputs);
  EXPECT_EQ(Back->All[1].Result, variant("1").Result);
}

TEST(Variants, cutShortAreNone) {
  Variants V;
  V.add(variant("1"));
  std::string Bytes = writeVariants(V);
  for (size_t I = 0; I < Bytes.size(); ++I) {
    llvm::Expected<Variants> Back = readVariants(llvm::StringRef(Bytes).take_front(I));
    EXPECT_FALSE(bool(Back)) << I;
    llvm::consumeError(Back.takeError());
  }
}

TEST(Variants, theLatestAreKept) {
  Variants V;
  for (unsigned I = 0; I < 20; ++I)
    V.add(variant(std::to_string(I)));
  ASSERT_EQ(V.All.size(), Variants::MaxVariants);
  EXPECT_EQ(V.All.front().Result, variant("19").Result);
  V.add(variant("17"));
  EXPECT_EQ(V.All.size(), Variants::MaxVariants);
  EXPECT_EQ(V.All.front().Result, variant("17").Result);
}

TEST(ResultKey, hangsOnAnswersAndNotOnStamps) {
  EXPECT_EQ(variant("1", 1).Result, variant("1", 2).Result);
  EXPECT_NE(variant("1").Result, variant("2").Result);
  Variant Other = variant("1");
  Other.Inputs.Asked[1].Answer = "file";
  EXPECT_NE(resultKey(Unit, Other.Inputs), variant("1").Result);
  EXPECT_NE(resultKey(DigestBuilder("x").result(), variant("1").Inputs), variant("1").Result);
}

TEST(Digest, knowsWhereTextsEnd) {
  EXPECT_NE(DigestBuilder("p").add("ab").add("c").result(),
            DigestBuilder("p").add("a").add("bc").result());
  EXPECT_NE(DigestBuilder("p").add("a").result(), DigestBuilder("q").add("a").result());
  EXPECT_EQ(DigestBuilder("p").result().hex().size(), 64u);
}

TEST(ToolIdentity, isOneInAProcess) {
  EXPECT_EQ(toolIdentity(), toolIdentity());
  EXPECT_NE(toolIdentity(), DigestBuilder("tool").result());
}

} // namespace
