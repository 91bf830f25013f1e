//===- Findings/BaselineTest.cpp - findings that are known ----------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Findings/Baseline.h"
#include "Findings/JsonText.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace heddle::findings {
namespace {

using testing::HasSubstr;

const std::string A(32, 'a'), B(32, 'b');

llvm::Expected<Baseline> parse(llvm::StringRef Text) {
  llvm::Expected<llvm::json::Object> O = parseObject(Text, "known.json");
  if (!O)
    return O.takeError();
  return Baseline::create(*O, "known.json");
}

std::string errorOf(llvm::StringRef Text) {
  llvm::Expected<Baseline> Known = parse(Text);
  return Known ? "" : llvm::toString(Known.takeError());
}

TEST(Baseline, IsOneSortedLineAnEntry) {
  Baseline Known(
      {{B, "heddle-lock-order", "b.cpp", "f", "m \"x\""}, {A, "heddle-x", "a.cpp", "", "n"}});
  EXPECT_EQ("\n" + Known.text(), R"json(
{
"version": 1,
"about": "findings that are known; written by heddle check --write-baseline",
"findings": [
{"fingerprint":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","check":"heddle-x","file":"a.cpp","function":"","message":"n"},
{"fingerprint":"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb","check":"heddle-lock-order","file":"b.cpp","function":"f","message":"m \"x\""}
]
}
)json");
}

TEST(Baseline, IsReadAsItWasWritten) {
  Baseline Known({{B, "c", "\xff.cpp", "f", "m\n\x1b"}, {A}, {A}});
  llvm::Expected<Baseline> Again = parse(Known.text());
  ASSERT_TRUE(bool(Again)) << llvm::toString(Again.takeError());
  EXPECT_EQ(Again->text(), Known.text());
  EXPECT_EQ(Again->entries().size(), 3u) << "equal entries are counted";
  EXPECT_EQ(Again->entries()[2].Message, "m\n\x1b");
  llvm::Expected<Baseline> Empty = parse(Baseline().text());
  ASSERT_TRUE(bool(Empty)) << llvm::toString(Empty.takeError());
  EXPECT_TRUE(Empty->entries().empty());
}

TEST(Baseline, NeedsNoMoreThanFingerprints) {
  llvm::Expected<Baseline> Known =
      parse("{\"version\": 1, \"findings\": [{\"fingerprint\": \"" + A + "\", \"new\": 1}]}");
  ASSERT_TRUE(bool(Known)) << llvm::toString(Known.takeError());
  EXPECT_EQ(Known->entries()[0].Fingerprint, A);
}

TEST(Baseline, RefusesWhatIsNone) {
  EXPECT_THAT(errorOf("{\"version\": 2, \"findings\": []}"), HasSubstr("use a newer heddle"));
  EXPECT_THAT(errorOf("{\"findings\": []}"), HasSubstr("it has no \"version\""));
  EXPECT_THAT(errorOf("{\"version\": 1}"), HasSubstr("it has no array \"findings\""));
  EXPECT_THAT(errorOf("{\"version\": 1, \"findings\": [1]}"), HasSubstr("entry 1 has no"));
  EXPECT_THAT(errorOf("{\"version\": 1, \"findings\": [{\"fingerprint\": \"xyz\"}]}"),
              HasSubstr("'known.json': entry 1 has no \"fingerprint\" of 32 hex digits"));
}

} // namespace
} // namespace heddle::findings
