//===- test/unit/Extract/SkippingDatabaseTest.cpp -------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What SkippingTest shows on small sources, on those of a real project:
//
//     HEDDLE_SKIPPING_DATABASE=.../compile_commands.json HEDDLE_SKIPPING_EVERY=5
//       heddleExtractTests --gtest_filter=*SkippingDatabase*
//
// takes every fifth of its translation units. Without a database it is skipped:
// all bodies of all headers are parsed, which takes seconds for each.
//
//===----------------------------------------------------------------------===//

#include "Extracted.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/StringSaver.h"
#include "llvm/Support/raw_ostream.h"
#include "gtest/gtest.h"
#include <cstdlib>
#include <set>

using namespace heddle;

/// The command of \p Entry without what names or makes other files.
static extract::Command command(const llvm::json::Object &Entry) {
  extract::Command C;
  C.Directory = Entry.getString("directory").value_or("").str();
  llvm::SmallString<256> File(Entry.getString("file").value_or(""));
  llvm::sys::path::make_absolute(C.Directory, File);
  C.File = std::string(File);
  std::vector<std::string> Written;
  if (const llvm::json::Array *Arguments = Entry.getArray("arguments")) {
    for (const llvm::json::Value &A : *Arguments)
      Written.push_back(A.getAsString().value_or("").str());
  } else {
    llvm::BumpPtrAllocator Memory;
    llvm::StringSaver Saver(Memory);
    llvm::SmallVector<const char *> Words;
    llvm::cl::TokenizeGNUCommandLine(Entry.getString("command").value_or(""), Saver, Words);
    Written.assign(Words.begin(), Words.end());
  }
  for (size_t I = 0; I < Written.size(); ++I) {
    llvm::StringRef A = Written[I];
    if (A == "-o" || A == "-MF" || A == "-MT" || A == "-MQ")
      ++I;
    else if (A != "-c" && !A.starts_with("-M"))
      C.Arguments.push_back(Written[I]);
  }
  return C;
}

static std::set<std::string> analysed(const extract::Command &C, bool Skip) {
  extract::Options O;
  O.SkipSystemBodies = Skip;
  std::set<std::string> Usrs;
  llvm::Expected<model::TuSummary> S = extract::extract(C, O);
  if (!S)
    ADD_FAILURE() << llvm::toString(S.takeError());
  else
    for (const model::FunctionSummary &F : S->Functions)
      Usrs.insert(S->Entities[F.Function.index()].Usr);
  return Usrs;
}

TEST(ExtractSkippingDatabase, NoFunctionIsLost) {
  const char *Path = std::getenv("HEDDLE_SKIPPING_DATABASE");
  if (!Path)
    GTEST_SKIP() << "HEDDLE_SKIPPING_DATABASE names no compile_commands.json";
  auto Text = llvm::MemoryBuffer::getFile(Path);
  ASSERT_TRUE(Text) << Path;
  llvm::Expected<llvm::json::Value> Database = llvm::json::parse((*Text)->getBuffer());
  ASSERT_TRUE(static_cast<bool>(Database)) << llvm::toString(Database.takeError());
  ASSERT_TRUE(Database->getAsArray());
  const char *Every = std::getenv("HEDDLE_SKIPPING_EVERY");
  size_t Step = std::max(1, Every ? std::atoi(Every) : 1);
  for (size_t I = 0; I < Database->getAsArray()->size(); I += Step) {
    const llvm::json::Object *Entry = (*Database->getAsArray())[I].getAsObject();
    ASSERT_TRUE(Entry);
    extract::Command C = command(*Entry);
    SCOPED_TRACE(C.File);
    std::set<std::string> Skipped = analysed(C, true), Full = analysed(C, false);
    for (const std::string &Usr : Full)
      EXPECT_TRUE(Skipped.contains(Usr)) << "lost: " << Usr;
    llvm::outs() << C.File << ": " << Skipped.size() << " of " << Full.size() << '\n';
  }
}
