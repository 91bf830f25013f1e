//===- Driver/CompilerName.cpp - what the name of a compiler says ---------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/CompilerName.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/Path.h"
#include "llvm/TargetParser/Triple.h"

using namespace llvm;

namespace heddle::driver {
namespace {

/// The file name without folder, ".exe" and a version ("g++-12.2" is "g++").
StringRef baseName(StringRef Program) {
  // A path of Windows may stand in a database that is read elsewhere.
  StringRef Name = Program.substr(Program.find_last_of("/\\") + 1);
  Name.consume_back_insensitive(".exe");
  StringRef Bare = Name.rtrim("0123456789.");
  return Bare.size() != Name.size() && Bare.ends_with("-") ? Bare.drop_back() : Name;
}

/// Goes over words that belong to the launcher itself.
size_t skipAssignments(ArrayRef<std::string> Words, size_t I) {
  while (I < Words.size() && !StringRef(Words[I]).starts_with("-") &&
         StringRef(Words[I]).contains('='))
    ++I;
  return I;
}

/// env [-i] [-u NAME] [-C DIR] [X=Y …] COMMAND
size_t skipEnv(ArrayRef<std::string> Words, size_t I) {
  while (I < Words.size() && StringRef(Words[I]).starts_with("-")) {
    StringRef Word = Words[I++];
    if (Word == "--")
      break;
    if (Word == "-u" || Word == "-C" || Word == "--unset" || Word == "--chdir")
      ++I;
  }
  return skipAssignments(Words, I);
}

/// cmake -E env X=Y COMMAND, cmake -E __run_co_compile … -- COMMAND
size_t skipCMake(ArrayRef<std::string> Words, size_t I) {
  if (I + 1 >= Words.size() || Words[I] != "-E")
    return I;
  if (Words[I + 1] == "env")
    return skipEnv(Words, I + 2);
  const auto *End = llvm::find(Words, "--");
  return End == Words.end() ? I : End - Words.begin() + 1;
}

} // namespace

size_t countLauncherWords(ArrayRef<std::string> Words) {
  size_t I = skipAssignments(Words, 0);
  while (I < Words.size()) {
    StringRef Name = baseName(Words[I]);
    size_t Next = StringSwitch<size_t>(Name)
                      .Cases({"ccache", "sccache", "distcc", "icecc", "buildcache"}, I + 1)
                      .Cases({"gomacc", "goma", "reclient", "rewrapper", "fastbuild"}, I + 1)
                      .Cases({"zig", "time", "nice", "nohup", "firebuild"}, I + 1)
                      .Case("env", skipEnv(Words, I + 1))
                      .Case("cmake", skipCMake(Words, I + 1))
                      .Default(I);
    if (Name == "libtool") {
      const auto *Mode = llvm::find(Words.drop_front(I), "--mode=compile");
      Next = Mode == Words.end() ? I : Mode - Words.begin() + 1;
    }
    if (Next == I)
      break;
    // ccache and its like take settings of their own in front of the compiler.
    I = skipAssignments(Words, Next);
  }
  return std::min(I, Words.size());
}

CompilerName readCompilerName(StringRef Program) {
  CompilerName C;
  StringRef Name = baseName(Program);
  for (StringRef Shell : {"sh", "bash", "dash", "zsh", "ksh", "fish", "cmd", "powershell"})
    if (Name == Shell)
      C.Unusable = "'" + Name.str() + "' is a shell; heddle runs no command of a database";
  for (StringRef Other : {"nvcc", "hipcc", "rustc", "gfortran", "go", "swiftc", "javac", "nasm",
                          "yasm", "as", "ml64", "ld", "ar"})
    if (Name == Other)
      C.Unusable = "'" + Name.str() + "' does not compile C or C++";
  if (Name == "cl" || Name == "clang-cl" || Name == "icl") {
    C.How = CompilerName::Mode::Cl;
    return C;
  }
  if (Name.ends_with("++") || Name.ends_with("cxx") || Name == "icpc" || Name == "icpx" ||
      Name == "dpcpp")
    C.How = CompilerName::Mode::Gxx;
  auto [Prefix, Tool] = Name.rsplit('-');
  if (!Tool.empty() && Triple(Triple::normalize(Prefix)).getArch() != Triple::UnknownArch)
    C.Target = Prefix.str();
  return C;
}

} // namespace heddle::driver
