//===- Driver/CompilationDatabaseTest.cpp - malformed databases -----------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/CompilationDatabase.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

using namespace heddle::driver;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

namespace {

CompilationDatabase good(llvm::StringRef Text) {
  llvm::Expected<CompilationDatabase> DB = parseDatabase(Text, "db.json");
  if (!DB) {
    ADD_FAILURE() << llvm::toString(DB.takeError());
    return {};
  }
  return std::move(*DB);
}

std::string wrong(llvm::StringRef Text) {
  llvm::Expected<CompilationDatabase> DB = parseDatabase(Text, "db.json");
  return DB ? "no error" : llvm::toString(DB.takeError());
}

TEST(CompilationDatabase, readsArgumentsAndCommand) {
  CompilationDatabase DB = good(R"([
    {"directory": "/b", "file": "a.cpp", "arguments": ["c++", "-DX=a b", "a.cpp"], "output": "a.o"},
    {"directory": "/b", "file": "b.cpp", "command": "c++ -DX=\"a b\" '-DY=$(touch x)' b.cpp"}
  ])");
  ASSERT_EQ(DB.Entries.size(), 2u);
  EXPECT_THAT(DB.Entries[0].Arguments, ElementsAre("c++", "-DX=a b", "a.cpp"));
  EXPECT_EQ(DB.Entries[0].Output, "a.o");
  EXPECT_EQ(DB.Entries[0].Line, 2u);
  EXPECT_THAT(DB.Entries[1].Arguments, ElementsAre("c++", "-DX=a b", "-DY=$(touch x)", "b.cpp"));
  EXPECT_EQ(DB.Entries[1].Line, 3u);
  EXPECT_TRUE(DB.Bad.empty());
}

TEST(CompilationDatabase, emptyArrayIsADatabase) {
  EXPECT_TRUE(good(" [ ] \n").Entries.empty());
  EXPECT_TRUE(good("\xEF\xBB\xBF[]").Entries.empty());
}

TEST(CompilationDatabase, keysOfOtherToolsAreLeftAlone) {
  CompilationDatabase DB =
      good(R"([{"directory":"/b","file":"a.c","command":"cc a.c","x":{"y":[1,{"z":null}]}}])");
  EXPECT_EQ(DB.Entries.size(), 1u);
}

struct BadText {
  const char *Name, *Text, *Message;
};

class MalformedDatabase : public testing::TestWithParam<BadText> {};

TEST_P(MalformedDatabase, isRefusedWithItsPlace) {
  EXPECT_THAT(wrong(GetParam().Text), StartsWith(GetParam().Message));
}

INSTANTIATE_TEST_SUITE_P(
    Each, MalformedDatabase,
    testing::Values(BadText{"empty", "", "db.json:1:1: the file is empty"},
                    BadText{"space", " \n ", "db.json:1:1: the file is empty"},
                    BadText{"bracket", "[", "db.json:1:1: the array that begins here has no end"},
                    BadText{"object", "{}", "db.json:1:1: a compilation database is an array"},
                    BadText{"cutInObject", "[\n {\"file\": \"a.cpp\"",
                            "db.json:2:2: what begins here has no end"},
                    BadText{"cutInString", "[\n {\"file\": \"a.cp",
                            "db.json:2:11: the string that begins here has no end"},
                    BadText{"noValue", "[\n {\"file\": }\n]", "db.json:2:11: this is not JSON"},
                    BadText{"secondLineOfEntry", "[{\"file\":\"a\",\n  \"output\" 3}]",
                            "db.json:2:12: this is not JSON"},
                    BadText{"trailingComma", "[{\"file\": \"a\"},]",
                            "db.json:1:16: an entry is missing"},
                    BadText{"garbageBehind", "[]\n x", "db.json:2:2: there is more text"},
                    BadText{"wrongBracket", "[{\"a\": [1}]", "db.json:1:10: '}' closes nothing"},
                    BadText{"closesTooMuch", "[}]", "db.json:1:2: an entry is missing"},
                    BadText{"keyTwice", "[{\"file\": \"a\",\n \"file\": \"b\"}]",
                            "db.json:2:2: the key \"file\" stands twice"}),
    [](const testing::TestParamInfo<BadText> &I) { return I.param.Name; });

TEST(CompilationDatabase, deepNestingIsRefusedAndNotFollowed) {
  std::string Deep = "[" + std::string(1000000, '[');
  EXPECT_THAT(wrong(Deep), HasSubstr("nested too deeply"));
  EXPECT_THAT(wrong("[{\"a\":" + std::string(1000000, '{')), HasSubstr("nested too deeply"));
}

TEST(CompilationDatabase, everyPrefixOfAGoodOneIsRefused) {
  std::string Text = R"([{"directory": "/b", "file": "a\"b.cpp", "command": "c++ a.cpp"}])";
  for (size_t Length = 0; Length < Text.size(); ++Length)
    EXPECT_NE(wrong(Text.substr(0, Length)), "no error") << Length;
  EXPECT_EQ(wrong(Text), "no error");
}

struct BadOne {
  const char *Name, *Entry, *Message;
};

class BadEntries : public testing::TestWithParam<BadOne> {};

TEST_P(BadEntries, areToldAndTheOthersUsed) {
  CompilationDatabase DB =
      good((llvm::Twine("[\n") + GetParam().Entry +
            ",\n{\"directory\":\"/b\",\"file\":\"ok.cpp\",\"command\":\"c++ ok.cpp\"}]")
               .str());
  ASSERT_EQ(DB.Entries.size(), 1u);
  EXPECT_EQ(DB.Entries[0].File, "ok.cpp");
  ASSERT_EQ(DB.Bad.size(), 1u);
  EXPECT_EQ(DB.Bad[0].Line, 2u);
  EXPECT_THAT(DB.Bad[0].Message, HasSubstr(GetParam().Message));
}

INSTANTIATE_TEST_SUITE_P(
    Each, BadEntries,
    testing::Values(
        BadOne{"noFile", R"({"directory":"/b","command":"c++ a.cpp"})", "'file' is missing"},
        BadOne{"emptyFile", R"({"directory":"/b","file":"","command":"c++"})", "'file' is empty"},
        BadOne{"noDirectory", R"({"file":"a","command":"c++"})", "'directory' is missing"},
        BadOne{"directoryIsNumber", R"({"directory":1,"file":"a","command":"c++"})",
               "'directory' is not a string"},
        BadOne{"both", R"({"directory":"/b","file":"a","command":"c","arguments":["c"]})", "both"},
        BadOne{"neither", R"({"directory":"/b","file":"a"})", "neither"},
        BadOne{"emptyArguments", R"({"directory":"/b","file":"a","arguments":[]})",
               "its command is empty"},
        BadOne{"emptyCommand", R"({"directory":"/b","file":"a","command":"  "})",
               "its command is empty"},
        BadOne{"argumentIsNumber", R"({"directory":"/b","file":"a","arguments":["c",3]})",
               "not a string"},
        BadOne{"argumentsIsText", R"({"directory":"/b","file":"a","arguments":"c a"})",
               "not an array"},
        BadOne{"zeroByte", R"({"directory":"/b","file":"a\u0000b","command":"c"})", "zero byte"},
        BadOne{"noObject", "[]", "not an object"}, BadOne{"null", "null", "not an object"}),
    [](const testing::TestParamInfo<BadOne> &I) { return I.param.Name; });

TEST(CompilationDatabase, bytesThatAreNotUtf8ComeThrough) {
  std::string Name = "caf\xE9\x80\xFF.cpp";
  CompilationDatabase DB = good("[{\"directory\":\"/b\",\"file\":\"" + Name +
                                "\",\"arguments\":[\"c++\",\"" + Name + "\"]}]");
  ASSERT_EQ(DB.Entries.size(), 1u);
  EXPECT_EQ(DB.Entries[0].File, Name);
  EXPECT_EQ(DB.Entries[0].Arguments[1], Name);
}

TEST(CompilationDatabase, utf8ComesThrough) {
  CompilationDatabase DB =
      good("[{\"directory\":\"/b\",\"file\":\"é日\\u00e9.cpp\",\"command\":\"c\"}]");
  ASSERT_EQ(DB.Entries.size(), 1u);
  EXPECT_EQ(DB.Entries[0].File, "é日é.cpp");
}

} // namespace
