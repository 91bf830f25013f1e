//===- test/unit/Extract/InputTest.cpp ------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extracted.h"
#include "Model/Print.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "gmock/gmock.h"
#include <sys/stat.h>

using namespace heddle;
using heddle::test::Extracted;
using testing::HasSubstr;

static std::string failure(extract::Command C) {
  llvm::Expected<model::TuSummary> S = extract::extract(C);
  if (S)
    return "";
  return llvm::toString(S.takeError());
}

TEST(ExtractInput, NothingToParse) {
  extract::Command C;
  C.Directory = "/";
  C.File = "/no/such/file.cpp";
  C.Arguments = {"c++", "-c", C.File};
  EXPECT_THAT(failure(C), HasSubstr("cannot read '/no/such/file.cpp': No such file"));
  C.Arguments.clear();
  EXPECT_THAT(failure(C), HasSubstr("empty"));
  C.Arguments = {"c++", "x.cpp"};
  C.Directory = "/no/such/folder";
  EXPECT_THAT(failure(C), HasSubstr("'/no/such/folder' cannot be entered"));
}

TEST(ExtractInput, NamedPipeDoesNotHang) {
  llvm::SmallString<128> Dir;
  ASSERT_FALSE(llvm::sys::fs::createUniqueDirectory("heddle-pipe", Dir));
  std::string Pipe = (Dir + "/pipe.h").str();
  ASSERT_EQ(mkfifo(Pipe.c_str(), 0600), 0);
  Extracted E("#include \"" + Pipe + "\"\nint g; void f() { g = 1; }\n");
  EXPECT_TRUE(E.summary().HadErrors);
  EXPECT_THAT(E.function("f"), HasSubstr("write g"));
  llvm::sys::fs::remove_directories(Dir);
}

TEST(ExtractInput, MissingHeadersAreRecorded) {
  Extracted E("#include \"nowhere.h\"\nint g; void f() { g = 1; }\n");
  EXPECT_TRUE(E.summary().HadErrors);
  bool Missing = false;
  for (const model::SourceFile &F : E.summary().Files)
    Missing |= !F.Found && llvm::StringRef(F.Path).ends_with("/nowhere.h");
  EXPECT_TRUE(Missing);
}

TEST(ExtractInput, SameInputSameSummary) {
  const char *Source = R"(
    #include <mutex>
    #include <vector>
    std::mutex m; std::vector<int> v;
    template <class T> void each(T t) { for (int i : v) t(i); }
    void f() { each([](int i) { std::lock_guard<std::mutex> l(m); v.push_back(i); }); })";
  Extracted A(Source), B(Source);
  EXPECT_EQ(
      A.text(), B.text().empty() ? "" : [&] {
        // The folder differs, and shows in one line.
        std::string T = B.text();
        return T.replace(0, T.find('\n'), A.text().substr(0, A.text().find('\n')));
      }());
  EXPECT_EQ(A.summary().Functions, B.summary().Functions);
  EXPECT_EQ(A.summary().Entities, B.summary().Entities);
  EXPECT_EQ(A.summary().Paths, B.summary().Paths);
}

TEST(ExtractInput, WritesNothing) {
  Extracted E("int g;\n",
              {{"-std=c++17", "-MD", "-MF", "deps.d", "-c", "-o", "out.o"}, "input.cpp"});
  std::error_code Error;
  unsigned Count = 0;
  for (llvm::sys::fs::directory_iterator I(E.folder(), Error), End; I != End && !Error;
       I.increment(Error))
    ++Count;
  EXPECT_EQ(Count, 1u);
}
