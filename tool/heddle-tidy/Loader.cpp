//===- heddle-tidy/Loader.cpp - the door of the plugin --------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What 'clang-tidy --load' is given. It uses nothing of LLVM, so that every
// program can load it; it asks which Clang it was loaded by, and loads the
// module, which lies beside it, if that is the right one. Else it says so in one
// line and ends the process with status 1: a run that looked at less than it was
// told to must not be taken for a good one.
//
//===----------------------------------------------------------------------===//
#include "Tidy/HostVersion.h"
#include <cstdio>
#include <cstdlib>
#include <dlfcn.h>

using namespace heddle;

namespace {

/// What Clang's own clang::getClangFullVersion() says; empty in a program that
/// has none.
std::string hostVersion() {
  using FullVersion = std::string();
  auto *Ask = reinterpret_cast<FullVersion *>(
      dlsym(RTLD_DEFAULT, "_ZN5clang19getClangFullVersionB5cxx11Ev"));
  return Ask ? Ask() : std::string();
}

/// The module's path: in the folder of this library.
std::string modulePath(const void *InThisLibrary) {
  Dl_info Own{};
  std::string Path = dladdr(InThisLibrary, &Own) && Own.dli_fname ? Own.dli_fname : "";
  size_t Folder = Path.rfind('/');
  return (Folder == std::string::npos ? "./" : Path.substr(0, Folder + 1)) + HEDDLE_TIDY_MODULE;
}

[[noreturn]] void refuse(const std::string &Why) {
  std::fprintf(stderr, "heddle: error: %s\n", Why.c_str());
  std::fflush(nullptr);
  std::_Exit(EXIT_FAILURE);
}

bool load() {
  if (auto Why = tidy::refusal(hostVersion(), HEDDLE_LLVM_MAJOR))
    refuse(*Why);
  static const char InThisLibrary = 0;
  if (!dlopen(modulePath(&InThisLibrary).c_str(), RTLD_LAZY | RTLD_LOCAL)) {
    const char *Why = dlerror();
    refuse(std::string("cannot load the checks: ") + (Why ? Why : "no reason was given"));
  }
  return true;
}

const bool Loaded = load();

} // namespace
