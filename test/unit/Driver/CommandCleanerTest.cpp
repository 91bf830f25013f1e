//===- Driver/CommandCleanerTest.cpp - what reaches Clang of a command ----===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/CommandCleaner.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

using namespace heddle::driver;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
namespace fs = llvm::sys::fs;

namespace {

using Outcome = CleanedCommand::Outcome;

/// A project folder with a source, cleaned up at the end.
class CommandCleanerTest : public testing::Test {
protected:
  void SetUp() override {
    llvm::SmallString<256> Unique, Real;
    ASSERT_FALSE(fs::createUniqueDirectory("heddle-cleaner", Unique));
    ASSERT_FALSE(fs::real_path(Unique, Real));
    Root = Real.str().str();
    write("a.cpp", "");
  }
  void TearDown() override { fs::remove_directories(Root); }

  void write(llvm::StringRef Name, llvm::StringRef Text) {
    std::error_code EC;
    llvm::raw_fd_ostream(Root + "/" + Name.str(), EC) << Text;
    ASSERT_FALSE(EC);
  }

  CleanedCommand clean(std::vector<std::string> Words, std::string File = "a.cpp") {
    CompileEntry E;
    E.Directory = Root;
    E.File = std::move(File);
    E.Arguments = std::move(Words);
    return CommandCleaner(Root, ProjectRoots({Root})).clean(E);
  }

  /// The flags that are kept of \p Flags, without what is added to each command.
  std::vector<std::string> kept(std::vector<std::string> Flags) {
    Flags.insert(Flags.begin(), "clang++");
    Flags.push_back("a.cpp");
    CleanedCommand C = clean(Flags);
    EXPECT_EQ(C.Result, Outcome::Usable) << C.Reason;
    Dropped = C.Dropped;
    std::vector<std::string> Words = C.Command.Arguments;
    EXPECT_GE(Words.size(), 5u);
    EXPECT_EQ(Words.back(), Root + "/a.cpp");
    return {Words.begin() + 3, Words.end() - 2};
  }

  std::string Root;
  std::vector<std::string> Dropped;
};

TEST_F(CommandCleanerTest, whatChangesTheMeaningIsKept) {
  for (std::vector<std::string> Flags :
       std::vector<std::vector<std::string>>{{"-std=c++20"},
                                             {"-DX=1"},
                                             {"-D", "X"},
                                             {"-UX"},
                                             {"-I."},
                                             {"-I", "inc"},
                                             {"-isystem", "sys"},
                                             {"-iquote", "q"},
                                             {"-imacros", "m.h"},
                                             {"-fno-exceptions"},
                                             {"-fno-rtti"},
                                             {"-fno-threadsafe-statics"},
                                             {"-fno-c++-static-destructors"},
                                             {"-m32"},
                                             {"-msse4.2"},
                                             {"-march=haswell"},
                                             {"-pthread"},
                                             {"-nostdinc++"},
                                             {"-stdlib=libc++"},
                                             {"--sysroot=/x"},
                                             {"-O2"},
                                             {"-fopenmp"},
                                             {"-fsanitize=thread"},
                                             {"-Wno-narrowing"},
                                             {"-Wno-error=narrowing"},
                                             {"-fPIC"},
                                             {"-ftemplate-depth=99"}}) {
    EXPECT_THAT(kept(Flags), Not(IsEmpty())) << Flags[0];
    EXPECT_THAT(Dropped, IsEmpty()) << Flags[0];
  }
}

TEST_F(CommandCleanerTest, whatWritesIsDropped) {
  for (std::vector<std::string> Flags :
       std::vector<std::vector<std::string>>{{"-o", "x.o"},
                                             {"-c"},
                                             {"-S"},
                                             {"-E"},
                                             {"-M"},
                                             {"-MD"},
                                             {"-MMD"},
                                             {"-MF", "x.d"},
                                             {"-MT", "x"},
                                             {"-MQ", "x"},
                                             {"-MJ", "x.json"},
                                             {"-Wp,-MD,x.d"},
                                             {"-save-temps"},
                                             {"-serialize-diagnostics", "x.dia"},
                                             {"-ftime-trace"},
                                             {"-ftime-trace=x.json"},
                                             {"-fsave-optimization-record"},
                                             {"-foptimization-record-file=x"},
                                             {"-fproc-stat-report=x"},
                                             {"-fprofile-generate=x"},
                                             {"-fcs-profile-generate"},
                                             {"-ftest-coverage"},
                                             {"-fprofile-arcs"},
                                             {"--coverage"},
                                             {"-gsplit-dwarf"},
                                             {"-fmodule-output=x.pcm"},
                                             {"-fmodules-cache-path=x"},
                                             {"-fmodules"},
                                             {"-fcrash-diagnostics-dir=x"},
                                             {"-gen-cdb-fragment-path", "x"},
                                             {"-dumpdir", "x"},
                                             {"-dependency-dot", "x"},
                                             {"-dependency-file", "x"},
                                             {"-fdump-tree-all"},
                                             {"-emit-ast"},
                                             {"-Xclang", "-header-include-file", "-Xclang", "x"}})
    EXPECT_THAT(kept(Flags), IsEmpty()) << Flags[0];
}

TEST_F(CommandCleanerTest, whatLoadsIsDroppedAndTold) {
  for (std::vector<std::string> Flags :
       std::vector<std::vector<std::string>>{{"-fplugin=x.so"},
                                             {"-fpass-plugin=x.so"},
                                             {"-Xclang", "-load", "-Xclang", "x.so"},
                                             {"-Xclang", "-plugin", "-Xclang", "x"},
                                             {"-mllvm", "-load=x.so"},
                                             {"--config=x.cfg"},
                                             {"--config", "x.cfg"},
                                             {"-B", "x"},
                                             {"-specs", "x"},
                                             {"-resource-dir=x"},
                                             {"-ivfsoverlay", "x.yaml"},
                                             {"-fmodule-map-file=/etc/passwd"}}) {
    EXPECT_THAT(kept(Flags), IsEmpty()) << Flags[0];
    EXPECT_THAT(Dropped, Not(IsEmpty())) << Flags[0];
  }
}

TEST_F(CommandCleanerTest, flagsThatClangDoesNotKnowAreDroppedAndTold) {
  for (llvm::StringRef Flag :
       {"-fconserve-stack", "-fno-canonical-system-headers", "-fconcepts", "-fmodules-ts",
        "-fno-ipa-sra", "-fanalyzer", "-mpreferred-stack-boundary=3", "-fno-gnu-unique",
        "-march=armv8-a", "-mcpu=cortex-a53", "-march=no-such-cpu"}) {
    EXPECT_THAT(kept({Flag.str()}), IsEmpty()) << Flag.str();
    EXPECT_THAT(Dropped, ElementsAre(Flag)) << Flag.str();
  }
}

TEST_F(CommandCleanerTest, warningsAndDebuggingAreDroppedInSilence) {
  EXPECT_THAT(kept({"-Wall", "-Wextra", "-Werror", "-Werror=switch", "-pedantic-errors", "-g3",
                    "-fdiagnostics-color=always", "-flto=thin", "-Wthread-safety", "-pipe",
                    "-fvisibility=hidden", "-mrecord-mcount", "-mtune=generic", "-mfpu=neon",
                    "-L/x", "-lm", "-Wl,--as-needed", "-shared"}),
              IsEmpty());
  EXPECT_THAT(Dropped, IsEmpty());
}

TEST_F(CommandCleanerTest, definitionsForThePreprocessorAreKept) {
  EXPECT_THAT(kept({"-Wp,-D_FORTIFY_SOURCE=2,-MD,x.d"}), ElementsAre("-D_FORTIFY_SOURCE=2"));
}

TEST_F(CommandCleanerTest, foreignPrecompiledHeadersAreReadAsHeaders) {
  EXPECT_THAT(kept({"-include", "all.h"}), ElementsAre("-Xclang", "-include", "-Xclang", "all.h"));
  EXPECT_THAT(kept({"-Winvalid-pch", "-Xclang", "-include-pch", "-Xclang", "x.pch", "-Xclang",
                    "-include", "-Xclang", "x.hxx"}),
              ElementsAre("-Xclang", "-include", "-Xclang", "x.hxx"));
  EXPECT_THAT(Dropped, IsEmpty());
}

TEST_F(CommandCleanerTest, launchersAreSkipped) {
  for (std::vector<std::string> Front : std::vector<std::vector<std::string>>{
           {"ccache"},
           {"/usr/bin/ccache", "max_size=5G"},
           {"distcc"},
           {"sccache"},
           {"icecc"},
           {"CCACHE_X=1", "ccache"},
           {"env", "X=Y"},
           {"env", "-u", "A", "X=Y", "ccache"},
           {"ccache", "distcc"},
           {"cmake", "-E", "env", "A=B"},
           {"time"},
           {"cmake", "-E", "__run_co_compile", "--launcher=ccache", "--"},
           {"/bin/libtool", "--tag=CXX", "--mode=compile"}}) {
    std::vector<std::string> Words = Front;
    Words.insert(Words.end(), {"g++", "-std=c++20", "a.cpp"});
    CleanedCommand C = clean(Words);
    ASSERT_EQ(C.Result, Outcome::Usable) << Front[0] << C.Reason;
    EXPECT_EQ(C.Command.Arguments[0], "g++") << Front[0];
    EXPECT_THAT(C.Command.Arguments, Contains("-std=c++20")) << Front[0];
  }
}

TEST_F(CommandCleanerTest, shellsAreNotRun) {
  CleanedCommand C = clean({"/bin/sh", "-c", "clang++ a.cpp"});
  EXPECT_EQ(C.Result, Outcome::Failed);
  EXPECT_THAT(C.Reason, HasSubstr("'sh' is a shell"));
  EXPECT_EQ(clean({"ccache"}).Result, Outcome::Failed);
}

TEST_F(CommandCleanerTest, theNameOfTheCompilerTellsTheTarget) {
  EXPECT_THAT(clean({"arm-linux-gnueabihf-g++-12", "a.cpp"}).Command.Arguments,
              Contains("--target=arm-linux-gnueabihf"));
  EXPECT_THAT(clean({"/opt/x/aarch64-none-elf-gcc", "a.cpp"}).Command.Arguments,
              Contains("--target=aarch64-none-elf"));
  EXPECT_THAT(clean({"my-compiler", "a.cpp"}).Command.Arguments,
              Not(Contains(HasSubstr("--target"))));
  EXPECT_THAT(clean({"g++", "a.cpp"}).Command.Arguments, Contains("--driver-mode=g++"));
  EXPECT_THAT(clean({"cl.exe", "/DX", "/EHsc", "/Fox.obj", "/Zi", "a.cpp"}).Command.Arguments,
              testing::AllOf(Contains("--driver-mode=cl"), Contains("/EHsc"),
                             Not(Contains(HasSubstr("x.obj")))));
}

TEST_F(CommandCleanerTest, otherLanguagesAreSkipped) {
  for (llvm::StringRef Name : {"a.S", "a.s", "a.cu", "a.m", "a.f90", "a.h"}) {
    write(Name, "");
    EXPECT_EQ(clean({"clang++", "-c", Name.str()}, Name.str()).Result, Outcome::Skipped)
        << Name.str();
  }
  EXPECT_EQ(clean({"clang++", "-x", "cuda", "a.cpp"}).Result, Outcome::Skipped);
  EXPECT_EQ(clean({"nvcc", "a.cpp"}).Result, Outcome::Skipped);
  EXPECT_EQ(clean({"clang++", "-x", "c++-header", "a.cpp"}).Result, Outcome::Skipped);
}

TEST_F(CommandCleanerTest, theLanguageFlagInForceAtTheFileCounts) {
  write("a.txt", "");
  EXPECT_EQ(clean({"clang++", "-x", "c++", "a.txt"}, "a.txt").Result, Outcome::Usable);
  CleanedCommand C = clean({"clang++", "a.cpp", "-x", "cuda", "b.cu"});
  EXPECT_EQ(C.Result, Outcome::Usable);
  EXPECT_THAT(C.Command.Arguments, Not(Contains("-x")));
}

TEST_F(CommandCleanerTest, filesThatCannotBeReadFailWithTheReason) {
  EXPECT_THAT(clean({"clang++", "no.cpp"}, "no.cpp").Reason, HasSubstr("does not exist"));
  ASSERT_FALSE(fs::create_directory(Root + "/dir.cpp"));
  EXPECT_THAT(clean({"clang++", "dir.cpp"}, "dir.cpp").Reason, HasSubstr("folder"));
  EXPECT_THAT(clean({"clang++", "-x", "c++", "/dev/zero"}, "/dev/zero").Reason,
              HasSubstr("not a regular file"));
  CompileEntry E;
  E.Directory = Root + "/gone";
  E.File = Root + "/a.cpp";
  E.Arguments = {"clang++", "a.cpp"};
  CleanedCommand C = CommandCleaner(Root, ProjectRoots({Root})).clean(E);
  EXPECT_EQ(C.Result, Outcome::Failed);
  EXPECT_THAT(C.Reason, HasSubstr("gone' does not exist"));
}

TEST_F(CommandCleanerTest, theSameCommandInTwoSpellingsIsOne) {
  ASSERT_FALSE(fs::create_directory(Root + "/build"));
  ASSERT_FALSE(fs::create_link(Root + "/build", Root + "/link"));
  auto Identity = [&](std::string Directory, std::string File) {
    CompileEntry E;
    E.Directory = std::move(Directory);
    E.File = File;
    E.Arguments = {"clang++", "-DX", "-o", "x.o", "-c", File};
    return CommandCleaner(Root, ProjectRoots({Root})).clean(E).Identity;
  };
  std::string One = Identity(Root + "/build", "../a.cpp");
  EXPECT_EQ(One, Identity(Root + "/link", "../a.cpp"));
  EXPECT_EQ(One, Identity(Root + "/build/", Root + "/build/../a.cpp"));
  EXPECT_EQ(One, Identity("build", Root + "/a.cpp"));
  EXPECT_NE(One, Identity(Root, "a.cpp"));
}

TEST_F(CommandCleanerTest, responseFilesBelowTheProjectAreExpanded) {
  write("flags.rsp", "-DX \"-DY=a b\" @more.rsp");
  write("more.rsp", "-DZ");
  EXPECT_THAT(kept({"@flags.rsp"}), ElementsAre("-D", "X", "-D", "Y=a b", "-D", "Z"));
}

TEST_F(CommandCleanerTest, otherResponseFilesAreNotRead) {
  write("cycle.rsp", "@cycle.rsp");
  write("big.rsp", std::string(5 << 20, ' '));
  ASSERT_FALSE(fs::create_link("/etc/passwd", Root + "/secret.rsp"));
  auto Reason = [&](std::string Name) {
    CleanedCommand C = clean({"clang++", "@" + Name, "a.cpp"});
    EXPECT_EQ(C.Result, Outcome::Failed);
    return C.Reason;
  };
  EXPECT_THAT(Reason("gone.rsp"), HasSubstr("does not exist"));
  EXPECT_THAT(Reason("cycle.rsp"), HasSubstr("nested too deeply"));
  EXPECT_THAT(Reason("big.rsp"), HasSubstr("larger than"));
  EXPECT_THAT(Reason("/etc/passwd"), HasSubstr("outside the project"));
  EXPECT_THAT(Reason("secret.rsp"), HasSubstr("outside the project"));
}

TEST_F(CommandCleanerTest, aFlagWithoutItsValueFails) {
  EXPECT_THAT(clean({"clang++", "a.cpp", "-I"}).Reason, HasSubstr("lacks its value"));
}

TEST(SourceFileOf, findsTheOneSource) {
  auto File = [](std::vector<std::string> Words) {
    llvm::Expected<std::string> F = sourceFileOf(Words);
    return F ? *F : llvm::toString(F.takeError());
  };
  EXPECT_EQ(File({"ccache", "clang++", "-I", "x.cpp", "-c", "a.cpp", "-o", "a.o"}), "a.cpp");
  EXPECT_EQ(File({"clang++", "a.o"}), "the command names no C or C++ source");
  EXPECT_THAT(File({"clang++", "a.cpp", "b.cpp"}), HasSubstr("more than one"));
  EXPECT_EQ(File({"clang++"}), "the command names no C or C++ source");
}

} // namespace
