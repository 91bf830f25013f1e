//===- Driver/CachingExtractorTest.cpp - what is kept, and what is not ----===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/CachingExtractor.h"
#include "Cache/Layout.h"
#include "Driver/ForEach.h"
#include "Format/InputsBytes.h"
#include "Format/SummaryFile.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "gtest/gtest.h"
#include <atomic>

using namespace heddle;
using namespace heddle::driver;

namespace {

/// Answers by the name of the file, and remembers who was asked for.
class FakeExtractor : public Extractor {
public:
  llvm::Error run(llvm::ArrayRef<extract::Command> Commands,
                  llvm::function_ref<void(size_t, ExtractResult)> Done) override {
    for (size_t I = 0; I < Commands.size(); ++I) {
      Asked.push_back(Commands[I].File);
      Done(I, answer(Commands[I].File));
    }
    return llvm::Error::success();
  }

  std::vector<std::string> Asked;

private:
  static ExtractResult answer(llvm::StringRef File) {
    model::UnitInputs Inputs;
    Inputs.Asked = {{model::Question::Kind, "/nowhere", "none 2", 0}};
    if (File == "/volatile.cpp")
      Inputs.Volatile = "it uses __TIME__";
    model::TuSummary S;
    S.MainFile = File.str();
    ExtractResult R{true, format::write(S), format::writeInputs(Inputs)};
    if (File == "/crash.cpp")
      R = {false, "crashed", format::writeInputs(Inputs)};
    if (File == "/damaged-inputs.cpp")
      R.Inputs = "?";
    if (File == "/no-inputs.cpp")
      R.Inputs = "";
    if (File == "/nonsense.cpp")
      R.Text = "no summary";
    return R;
  }
};

class Caching : public testing::Test {
protected:
  Caching() {
    llvm::SmallString<128> P;
    EXPECT_FALSE(llvm::sys::fs::createUniqueDirectory("heddle-caching", P));
    Folder = P.str().str();
  }
  ~Caching() override { llvm::sys::fs::remove_directories(Folder); }

  /// The files that were extracted in a run over \p Files.
  std::vector<std::string> run(const std::vector<std::string> &Files, bool ReadOnly = false) {
    std::vector<extract::Command> Commands;
    for (const std::string &F : Files)
      Commands.push_back({"/", F, {"c++", F}, ""});
    std::unique_ptr<CacheSession> Cache = CacheSession::open({true, ReadOnly, Folder}, false);
    EXPECT_TRUE(Cache);
    Cache->lookUp(Commands, 2);
    FakeExtractor Fake;
    std::vector<unsigned> Times(Files.size());
    llvm::Error E = CachingExtractor(*Cache, Fake, 2).run(Commands, [&](size_t I, ExtractResult R) {
      ++Times[I];
      if (R.Summary)
        EXPECT_EQ(R.Summary->MainFile, Files[I]);
    });
    EXPECT_FALSE(bool(E));
    EXPECT_EQ(Times, std::vector<unsigned>(Files.size(), 1)) << "each is told once";
    EXPECT_EQ(Cache->hits(), Files.size() - Fake.Asked.size());
    return Fake.Asked;
  }

  std::string Folder;
};

using Strings = std::vector<std::string>;

TEST_F(Caching, whatIsKnownIsNotExtracted) {
  EXPECT_EQ(run({"/a.cpp", "/b.cpp"}), (Strings{"/a.cpp", "/b.cpp"}));
  EXPECT_EQ(run({"/a.cpp", "/b.cpp"}), Strings());
  EXPECT_EQ(run({"/c.cpp", "/b.cpp", "/d.cpp"}), (Strings{"/c.cpp", "/d.cpp"}));
}

TEST_F(Caching, manyAtOnceByThreads) {
  Strings Many;
  for (unsigned I = 0; I < 200; ++I)
    Many.push_back("/" + std::to_string(I) + ".cpp");
  EXPECT_EQ(run(Many), Many);
  EXPECT_EQ(run(Many), Strings());
}

TEST(ForEach, takesEachOnceWithOrWithoutThreads) {
  for (size_t Count : {0, 1, 7, 100, 5000})
    for (unsigned Threads : {0u, 1u, 3u, 64u}) {
      std::vector<std::atomic<unsigned>> Times(Count);
      forEach(Count, Threads, [&](size_t I) { ++Times[I]; });
      for (const std::atomic<unsigned> &T : Times)
        EXPECT_EQ(T, 1u);
    }
}

TEST_F(Caching, whatMayComeOutOtherwiseIsNotKept) {
  Strings Files = {"/crash.cpp", "/damaged-inputs.cpp", "/no-inputs.cpp", "/volatile.cpp"};
  EXPECT_EQ(run(Files), Files);
  EXPECT_EQ(run(Files), Files);
}

TEST_F(Caching, whatIsNoSummaryIsExtractedAgain) {
  EXPECT_EQ(run({"/nonsense.cpp"}), Strings{"/nonsense.cpp"});
  EXPECT_EQ(run({"/nonsense.cpp"}), Strings{"/nonsense.cpp"});
}

TEST_F(Caching, aResultThatWasPrunedIsMadeAgain) {
  run({"/a.cpp", "/b.cpp"});
  for (const cache::CachedFile &F : cache::listFiles(Folder))
    if (F.Kind == cache::EntryKind::Summary)
      llvm::sys::fs::remove(F.Path);
  EXPECT_EQ(run({"/a.cpp", "/b.cpp"}), (Strings{"/a.cpp", "/b.cpp"}));
  EXPECT_EQ(run({"/a.cpp", "/b.cpp"}), Strings());
}

TEST_F(Caching, readOnlyKeepsNothing) {
  run({"/a.cpp"});
  EXPECT_EQ(run({"/a.cpp", "/b.cpp"}, /*ReadOnly=*/true), Strings{"/b.cpp"});
  EXPECT_EQ(run({"/a.cpp", "/b.cpp"}), Strings{"/b.cpp"});
}

} // namespace
