//===- test/unit/Catalog/UserFileTest.cpp -----------------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

// What users may write in `.heddle.yaml`, and what they are told when they err.

#include "Catalog/Catalog.h"
#include "gtest/gtest.h"

using namespace heddle::catalog;

namespace {

/// The error that \p Yaml gives, or "" if it is taken.
std::string errorOf(llvm::StringRef Yaml) {
  Catalog C;
  llvm::Error E = C.add(Yaml, "x.yaml");
  return E ? llvm::toString(std::move(E)) : "";
}

Catalog read(llvm::StringRef Yaml) {
  Catalog C;
  llvm::Error E = C.add(Yaml, "x.yaml");
  EXPECT_FALSE(static_cast<bool>(E)) << llvm::toString(std::move(E));
  return C;
}

TEST(UserFile, DescribesOwnTypes) {
  Catalog C = read("locks:\n"
                   "  - {type: my::SpinLock, acquire: [Lock], try: [TryLock], release: [Unlock]}\n"
                   "guards: [{type: my::SpinGuard}]\n"
                   "sleeps: [{function: my::Snooze, duration: 1, unit: ms}]\n"
                   "spawns: [{function: my::Pool::Submit, callable: 0, kind: task}]\n"
                   "blocking: [{function: my::Rpc::Call}]\n");
  EXPECT_TRUE(C.isLock("my::SpinLock"));
  ASSERT_TRUE(C.function("my::SpinLock::TryLock"));
  EXPECT_EQ(C.function("my::SpinLock::TryLock")->Does, Role::TryAcquire);
  EXPECT_TRUE(C.function("my::SpinLock::Lock")->BeatsBody);
  EXPECT_TRUE(C.type("my::SpinGuard")->BeatsBody);
  EXPECT_EQ(C.function("my::Snooze")->Duration, Place::argument(1));
  EXPECT_EQ(C.function("my::Snooze")->Unit, 1'000'000);
  EXPECT_EQ(C.function("my::Pool::Submit")->Kind, SpawnKind::Task);
  EXPECT_EQ(C.function("my::Rpc::Call")->Does, Role::Block);
}

TEST(UserFile, ReplacesWhatIsBuiltInFactByFact) {
  llvm::Expected<Catalog> C = Catalog::builtin();
  ASSERT_TRUE(static_cast<bool>(C)) << llvm::toString(C.takeError());
  ASSERT_FALSE(static_cast<bool>(
      C->add("sleeps: [{function: gethostbyname}]\ntypes: [{type: std::mutex, is: synchronised}]",
             "x.yaml")));
  const Function *F = C->function("gethostbyname");
  EXPECT_EQ(F->Does, Role::Sleep);
  EXPECT_TRUE(F->ThreadUnsafe) << "what the user did not speak of stays";
  EXPECT_EQ(F->Instead, "getaddrinfo");
  EXPECT_FALSE(C->isLock("std::mutex"));
}

TEST(UserFile, ScopesAndPatternsMakeNames) {
  Catalog C = read("yields: [{scope: [a, 'b::__*_fn::operator()'], function: [f, g]}]");
  for (const char *Name : {"a::f", "a::g", "b::__f_fn::operator()", "b::__g_fn::operator()"})
    EXPECT_TRUE(C.function(Name)) << Name;
  EXPECT_EQ(C.functionCount(), 4u);
}

TEST(UserFile, LeavesOtherSectionsAlone) {
  Catalog C = read("checks: '-*,heddle-data-race'\n"
                   "overrides: [{path: 'third_party/*', checks: '-*'}]\n"
                   "yields: [{function: ::my::yield}]\n");
  EXPECT_TRUE(C.function("my::yield"));
}

TEST(UserFile, EmptyFilesAndSectionsAreFine) {
  EXPECT_EQ(errorOf(""), "");
  EXPECT_EQ(errorOf("# nothing\n"), "");
  EXPECT_EQ(errorOf("locks:\nguards: []\n"), "");
}

TEST(UserFile, NothingIsAddedByAWrongFile) {
  Catalog C;
  llvm::Error E = C.add("yields: [{function: f}, {functio: g}]", "x.yaml");
  EXPECT_TRUE(static_cast<bool>(E));
  llvm::consumeError(std::move(E));
  EXPECT_EQ(C.functionCount(), 0u);
}

TEST(UserFile, ErrorsSayWhereAndWhat) {
  const std::pair<const char *, const char *> Cases[] = {
      {"locks:\n  - {type: L, acquir: [Lock]}\n",
       "x.yaml:2:15: unknown key 'acquir' in 'locks', did you mean 'acquire'?"},
      {"lock: []", "x.yaml:1:1: unknown section 'lock', did you mean 'locks'?"},
      {"locks: []\nlocks: []", "x.yaml:2:1: section 'locks' appears twice; join them"},
      {"locks: [{type: A}, {type: A}]",
       "x.yaml:1:21: type 'A' is described twice; keep one of the descriptions"},
      {"yields: [{function: f}]\nsleeps: [{function: f}]",
       "x.yaml:2:11: 'f' is described twice; keep one of the descriptions"},
      {"locks: [{type: A, type: B}]", "x.yaml:1:19: key 'type' is given twice"},
      {"locks: [{acquire: [Lock]}]", "x.yaml:1:10: this entry needs 'type', a qualified name"},
      {"locks: [{type: 'A<int>'}]",
       "x.yaml:1:16: 'A<int>' is matched without template arguments; write 'A'"},
      {"locks: [{type: A, recursive: maybe}]",
       "x.yaml:1:30: unknown value for 'recursive'; known are true, false"},
      {"sleeps: [{function: f, unit: mss}]",
       "x.yaml:1:30: unknown value for 'unit', did you mean 'ms'?"},
      {"sleeps: [{function: f, duration: -1}]",
       "x.yaml:1:34: 'duration' needs the number of an argument, from 0, or one of this, result, "
       "all, rest, none"},
      {"functions: [{function: f}]",
       "x.yaml:1:14: this entry needs 'acquire', 'try', 'release' or 'prepare': the argument that is the "
       "lock, from 0"},
      {"functions: [{function: f, acquire: 0, release: 0}]",
       "x.yaml:1:39: a function has one of acquire, try, release and prepare"},
      {"locks: {type: A}", "x.yaml:1:9: section 'locks' needs a list: '- {type: …}'"},
      {"locks: [A]", "x.yaml:1:9: an entry of 'locks' must be a mapping: '{type: …}'"},
      {"locks: [{type: {a: b}}]", "x.yaml:1:17: 'type' needs a value or a list of values"},
      {"[locks]", "x.yaml:1:2: expected sections such as 'locks:' at the top"},
      {"locks: [", "x.yaml:1:8: not well-formed YAML: could not find closing ]"},
  };
  for (const auto &[Yaml, Message] : Cases)
    EXPECT_EQ(errorOf(Yaml), Message) << Yaml;
}

TEST(UserFile, HostileInputIsAnErrorAndNoCrash) {
  EXPECT_NE(errorOf("foo: " + std::string(100000, '[')), "");
  EXPECT_NE(errorOf("locks: " + std::string(100000, '[')), "");
  EXPECT_NE(errorOf("foo: " + std::string(100000, '{')), "");
  std::string Dashes;
  for (int I = 0; I != 50000; ++I)
    Dashes += "- ";
  EXPECT_NE(errorOf("foo:\n" + Dashes), "");
  EXPECT_NE(errorOf(std::string("locks: [{type: \x01}]")).find("x.yaml"), std::string::npos);
  EXPECT_NE(errorOf("a: *b\nlocks: [*b]"), "");
}

TEST(Catalog, SectionsAreSortedAndComplete) {
  EXPECT_TRUE(llvm::is_sorted(Catalog::sections()));
  EXPECT_TRUE(llvm::is_contained(Catalog::sections(), "locks"));
  EXPECT_EQ(Catalog::sections().size(), 23u);
}

} // namespace
