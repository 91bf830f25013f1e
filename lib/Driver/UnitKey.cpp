//===- Driver/UnitKey.cpp - what a unit is to the cache -------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/UnitKey.h"
#include "Cache/ToolIdentity.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/TargetParser/Host.h"
#include <unistd.h>

using namespace llvm;

namespace heddle::driver {
namespace {

/// Raised when the same program, inputs and command are to give another entry.
constexpr uint64_t KeyVersion = 1;

/// What Clang's driver and front end ask the environment for where nothing is
/// linked.
bool mattersToClang(StringRef Name) {
  static constexpr StringLiteral Names[] = {"CPATH",
                                            "C_INCLUDE_PATH",
                                            "CPLUS_INCLUDE_PATH",
                                            "OBJC_INCLUDE_PATH",
                                            "COMPILER_PATH",
                                            "OBJCPLUS_INCLUDE_PATH",
                                            "GCC_EXEC_PREFIX",
                                            "SOURCE_DATE_EPOCH",
                                            "SDKROOT",
                                            "INCLUDE",
                                            "EXTERNAL_INCLUDE",
                                            "CLANG_CONFIG_PATH",
                                            "SCE_ORBIS_SDK_DIR",
                                            "SCE_PROSPERO_SDK_DIR",
                                            "CCC_OVERRIDE_OPTIONS"};
  return is_contained(Names, Name) || Name.ends_with("_DEPLOYMENT_TARGET") ||
         Name.ends_with("_INCLUDE_PATH") || Name.starts_with("VC") || Name.starts_with("WindowsS");
}

cache::Digest environment() {
  std::vector<StringRef> Settings;
  for (char **E = ::environ; E && *E; ++E)
    if (mattersToClang(StringRef(*E).split('=').first))
      Settings.push_back(*E);
  llvm::sort(Settings);
  cache::DigestBuilder B("environment");
  for (StringRef S : Settings)
    B.add(S);
  return B.result();
}

/// "-march=native" is another command on another processor.
void addProcessor(cache::DigestBuilder &B) {
  B.add(sys::getHostCPUName());
  std::vector<std::string> Features;
  for (const auto &F : sys::getHostCPUFeatures())
    Features.push_back((F.second ? "+" : "-") + F.first().str());
  llvm::sort(Features);
  for (const std::string &F : Features)
    B.add(F);
}

} // namespace

UnitKeys::UnitKeys() : Tool(cache::toolIdentity()), Environment(environment()) {}

cache::Digest UnitKeys::operator()(const extract::Command &C) const {
  cache::DigestBuilder B("unit");
  B.add(KeyVersion).add(Tool.bytes()).add(Environment.bytes());
  B.add(C.Directory).add(C.File).add(C.Output).add(uint64_t(C.Arguments.size()));
  for (const std::string &A : C.Arguments)
    B.add(A);
  if (any_of(C.Arguments, [](StringRef A) { return A.ends_with("native"); }))
    addProcessor(B);
  return B.result();
}

} // namespace heddle::driver
