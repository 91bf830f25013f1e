//===- test/unit/Extract/InputRecorderTest.cpp ----------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/InputRecorder.h"
#include "Extract/Extract.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"
#include "gtest/gtest.h"
#include <fcntl.h>
#include <sys/stat.h>

using namespace heddle;
using extract::InputRecorder;
using model::Question;

namespace {

class Recording : public testing::Test {
protected:
  Recording() {
    llvm::SmallString<128> P;
    EXPECT_FALSE(llvm::sys::fs::createUniqueDirectory("heddle-recorder", P));
    Folder = P.str().str();
    Recorder = llvm::makeIntrusiveRefCnt<InputRecorder>(llvm::vfs::createPhysicalFileSystem());
    EXPECT_FALSE(Recorder->setCurrentWorkingDirectory(Folder));
  }
  ~Recording() override { llvm::sys::fs::remove_directories(Folder); }

  std::string path(llvm::StringRef Name) { return Folder + "/" + Name.str(); }

  void write(llvm::StringRef Name, llvm::StringRef Text, int64_t Time = 0) {
    std::error_code EC;
    llvm::raw_fd_ostream(path(Name), EC) << Text;
    EXPECT_FALSE(EC);
    timespec Times[2] = {{Time, 0}, {Time, 0}};
    if (Time)
      ::utimensat(AT_FDCWD, path(Name).c_str(), Times, 0);
  }

  std::string read(llvm::StringRef Name) {
    auto Buffer = Recorder->getBufferForFile(Name);
    return Buffer ? (*Buffer)->getBuffer().str() : "none";
  }

  /// The answer that was recorded; "not asked" if there is none.
  static std::string answer(const model::UnitInputs &I, Question Asked, llvm::StringRef Path) {
    for (const model::Input &One : I.Asked)
      if (One.Asked == Asked && One.Path == Path)
        return One.Answer;
    return "not asked";
  }

  std::string Folder;
  llvm::IntrusiveRefCntPtr<InputRecorder> Recorder;
};

TEST_F(Recording, contentsKindsAndWhatIsNotThere) {
  write("a.h", "text");
  EXPECT_EQ(read("a.h"), "text");
  EXPECT_TRUE(Recorder->exists("."));
  EXPECT_FALSE(Recorder->exists("b.h"));
  EXPECT_FALSE(bool(Recorder->status("sub/c.h")));
  EXPECT_EQ(read("d.h"), "none");
  model::UnitInputs I = Recorder->inputs();
  EXPECT_EQ(answer(I, Question::Content, path("a.h")), contentAnswer("text"));
  EXPECT_EQ(answer(I, Question::Kind, path("a.h")), "not asked") << "its content says it";
  EXPECT_EQ(answer(I, Question::Kind, path(".")), "folder");
  for (llvm::StringRef Name : {"b.h", "sub/c.h", "d.h"})
    EXPECT_EQ(answer(I, Question::Kind, path(Name)), "none 2") << Name.str();
  EXPECT_EQ(I.Volatile, "");
}

TEST_F(Recording, foldersAndLinks) {
  write("a.h", "text");
  write("copy.h", "text");
  ASSERT_FALSE(llvm::sys::fs::create_link("a.h", path("link.h")));
  for (llvm::StringRef Name : {"a.h", "copy.h", "link.h"})
    EXPECT_EQ(read(Name), "text");
  std::error_code EC;
  Recorder->dir_begin(".", EC);
  llvm::SmallString<128> Real;
  EXPECT_FALSE(Recorder->getRealPath("link.h", Real));
  model::UnitInputs I = Recorder->inputs();
  EXPECT_EQ(answer(I, Question::SameFile, path("copy.h")), "!" + path("a.h"));
  EXPECT_EQ(answer(I, Question::SameFile, path("link.h")), "=" + path("a.h"));
  EXPECT_EQ(answer(I, Question::Listing, path(".")), listingAnswer({"a.h", "copy.h", "link.h"}));
  EXPECT_EQ(answer(I, Question::RealPath, path("link.h")), std::string(Real.str()));
}

TEST_F(Recording, whatIsAskedTwiceIsRecordedOnce) {
  write("a.h", "text");
  EXPECT_EQ(read("a.h"), read("a.h"));
  EXPECT_EQ(Recorder->inputs().Asked.size(), 1u);
}

TEST_F(Recording, aFileThatChangesMeanwhileMakesTheResultVolatile) {
  write("a.h", "text", 1000);
  EXPECT_EQ(read("a.h"), "text");
  write("a.h", "TEXT", 1000);
  model::UnitInputs I = Recorder->inputs();
  EXPECT_EQ(I.Volatile, "'" + path("a.h") + "' was changed meanwhile");
  EXPECT_EQ(answer(I, Question::Content, path("a.h")), contentAnswer("text")) << "as read";
}

TEST_F(Recording, aFileThatComesOrGoesMeanwhileDoesSoToo) {
  EXPECT_FALSE(Recorder->exists("a.h"));
  write("a.h", "text");
  EXPECT_TRUE(Recorder->exists("a.h"));
  EXPECT_NE(Recorder->inputs().Volatile, "");
}

TEST_F(Recording, aFileThatWasJustWrittenHasNoStamp) {
  write("a.h", "text");
  EXPECT_EQ(read("a.h"), "text");
  model::UnitInputs I = Recorder->inputs();
  ASSERT_EQ(I.Asked.size(), 1u);
  EXPECT_EQ(I.Asked[0].Stamp, 0u);
}

TEST_F(Recording, theBeginningOfAFileIsRecordedAsTheWhole) {
  write("a.bin", "text");
  auto File = Recorder->openFileForRead("a.bin");
  ASSERT_TRUE(bool(File));
  auto Buffer = (*File)->getBuffer("a.bin", 2, /*RequiresNullTerminator=*/false);
  ASSERT_TRUE(bool(Buffer));
  EXPECT_EQ((*Buffer)->getBuffer(), "te");
  EXPECT_EQ(answer(Recorder->inputs(), Question::Content, path("a.bin")), contentAnswer("text"));
}

class ExtractedInputs : public Recording {
protected:
  model::UnitInputs extracted(std::vector<std::string> Flags = {}) {
    extract::Command C{Folder, path("main.cpp"), {"c++"}, ""};
    C.Arguments.insert(C.Arguments.end(), Flags.begin(), Flags.end());
    C.Arguments.push_back(C.File);
    model::UnitInputs I;
    llvm::Expected<model::TuSummary> S = extract::extract(C, {}, &I);
    EXPECT_TRUE(bool(S));
    llvm::consumeError(S.takeError());
    return I;
  }
};

TEST_F(ExtractedInputs, includesAndLookupsInVain) {
  write("main.cpp", "#include \"a.h\"\n#if __has_include(<b.h>)\n#endif\n");
  ASSERT_FALSE(llvm::sys::fs::create_directory(path("inc")));
  write("inc/a.h", "int a;\n");
  model::UnitInputs I = extracted({"-Inone", "-Iinc"});
  EXPECT_EQ(answer(I, Question::Content, path("inc/a.h")), contentAnswer("int a;\n"));
  EXPECT_EQ(answer(I, Question::Kind, path("a.h")), "none 2");
  EXPECT_EQ(answer(I, Question::Kind, path("inc/b.h")), "none 2");
  EXPECT_EQ(answer(I, Question::Kind, path("none")), "none 2");
  EXPECT_EQ(I.Volatile, "");
}

TEST_F(ExtractedInputs, aFolderThatIsAnotherByALink) {
  write("main.cpp", "#include <a.h>\n");
  ASSERT_FALSE(llvm::sys::fs::create_directory(path("one")));
  ASSERT_FALSE(llvm::sys::fs::create_link("one", path("two")));
  write("one/a.h", "int a;\n");
  // The second is left out of the search, so that nothing in it is asked for.
  EXPECT_EQ(answer(extracted({"-Ione", "-Itwo"}), Question::SameFile, path("two")),
            "=" + path("one"));
}

TEST_F(ExtractedInputs, equalRunsHaveEqualInputs) {
  write("main.cpp", "#include <vector>\nstd::vector<int> v;\n");
  EXPECT_EQ(extracted(), extracted());
  EXPECT_GT(extracted().Asked.size(), 50u);
}

TEST_F(ExtractedInputs, macrosThatTellTheTimeAreVolatileWhereTheyAreUsed) {
  write("main.cpp", "#define NOW __TIME__\n#if 0\nNOW\n#endif\n// __DATE__\n");
  EXPECT_EQ(extracted().Volatile, "");
  for (std::string Macro : {"__TIME__", "__DATE__", "__TIMESTAMP__"}) {
    write("main.cpp", "#define NOW " + Macro + "\nconst char *s = NOW;\n");
    EXPECT_EQ(extracted().Volatile, "it uses " + Macro);
  }
}

} // namespace
