//===- Report/SourceTextTest.cpp - lines of source for excerpts -----------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/SourceText.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/BLAKE3.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/raw_ostream.h"
#include "gtest/gtest.h"
#include <sys/stat.h>

namespace heddle::report {
namespace {

class DiskSourceTest : public testing::Test {
protected:
  DiskSourceTest() {
    int FD = -1;
    std::error_code EC = llvm::sys::fs::createTemporaryFile("heddle-source", "cpp", FD, Path);
    EXPECT_FALSE(EC);
    Remover.setFile(Path);
    llvm::raw_fd_ostream(FD, /*shouldClose=*/true) << Text;
  }
  model::TuSummary summaryOf(llvm::StringRef Content) const {
    model::TuSummary S;
    S.Files.push_back(
        {Path.str().str(), llvm::BLAKE3::hash<16>(llvm::arrayRefFromStringRef(Content))});
    return S;
  }
  static constexpr llvm::StringLiteral Text = "one\r\n\ntwo\nlast";
  llvm::SmallString<128> Path;
  llvm::FileRemover Remover;
};

TEST_F(DiskSourceTest, GivesLinesWithoutTheirEnds) {
  DiskSource S;
  EXPECT_EQ(S.line(Path, 1), "one");
  EXPECT_EQ(S.line(Path, 2), "");
  EXPECT_EQ(S.line(Path, 3), "two");
  EXPECT_EQ(S.line(Path, 4), "last");
  EXPECT_EQ(S.line(Path, 5), std::nullopt);
  EXPECT_EQ(S.line(Path, 0), std::nullopt);
}

TEST_F(DiskSourceTest, NothingOfAFileThatHasChanged) {
  DiskSource Same, Changed;
  Same.expect(summaryOf(Text));
  Changed.expect(summaryOf("something else"));
  EXPECT_EQ(Same.line(Path, 1), "one");
  EXPECT_EQ(Changed.line(Path, 1), std::nullopt);
}

TEST_F(DiskSourceTest, NothingOfWhatIsNoRegularFile) {
  DiskSource S;
  EXPECT_EQ(S.line(Path.str().str() + ".gone", 1), std::nullopt);
  EXPECT_EQ(S.line("/", 1), std::nullopt);
  EXPECT_EQ(S.line("/dev/zero", 1), std::nullopt);
  std::string Pipe = Path.str().str() + ".pipe";
  ASSERT_EQ(mkfifo(Pipe.c_str(), 0600), 0);
  llvm::FileRemover PipeRemover(Pipe);
  EXPECT_EQ(S.line(Pipe, 1), std::nullopt);
}

} // namespace
} // namespace heddle::report
