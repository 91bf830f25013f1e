//===- Driver/SourceLanguage.cpp - which files heddle reads ---------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/SourceLanguage.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace heddle::driver {

SourceLanguage languageOfFile(StringRef File) {
  return StringSwitch<SourceLanguage>(sys::path::extension(File))
      .Cases({".c", ".i"}, SourceLanguage::C)
      .Cases({".cc", ".cp", ".cxx", ".cpp", ".CPP", ".c++", ".C", ".CC"}, SourceLanguage::Cxx)
      .Cases({".ii", ".cppm", ".ccm", ".cxxm", ".c++m", ".ixx"}, SourceLanguage::Cxx)
      .Cases({".h", ".hh", ".hpp", ".hxx", ".H", ".h++", ".inl", ".tcc"}, SourceLanguage::Header)
      .Default(SourceLanguage::Other);
}

SourceLanguage languageOfFlag(StringRef Value) {
  return StringSwitch<SourceLanguage>(Value)
      .Cases({"c", "cpp-output"}, SourceLanguage::C)
      .Cases({"c++", "c++-cpp-output", "c++-module"}, SourceLanguage::Cxx)
      .Cases({"c-header", "c++-header", "c++-system-header", "c++-user-header"},
             SourceLanguage::Header)
      .Default(SourceLanguage::Other);
}

} // namespace heddle::driver
