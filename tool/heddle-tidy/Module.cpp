//===- heddle-tidy/Module.cpp - the clang-tidy module ---------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What 'clang-tidy --load' finds: every check of heddle under its own name. In
// a clang-tidy of another version nothing is registered.
//
//===----------------------------------------------------------------------===//
#include "Tidy/HeddleCheck.h"
#include "Tidy/HostVersion.h"
#include "checks/Registry.h"
#include "clang-tidy/ClangTidyModule.h"
#include "clang/Basic/Version.h"
#include "llvm/Config/llvm-config.h"
#include <cstdio>

using namespace heddle;

namespace {

class Module : public clang::tidy::ClangTidyModule {
public:
  void addCheckFactories(clang::tidy::ClangTidyCheckFactories &Factories) override {
    for (const checks::CheckInfo &I : checks::all())
      Factories.registerCheckFactory(
          I.Name, [this](llvm::StringRef Name, clang::tidy::ClangTidyContext *Context) {
            return std::make_unique<tidy::HeddleCheck>(Name, Context, sharedUnit());
          });
  }

private:
  /// The checks of one translation unit are made together and die together.
  std::shared_ptr<tidy::UnitFindings> sharedUnit() {
    std::shared_ptr<tidy::UnitFindings> Shared = Unit.lock();
    if (!Shared)
      Unit = Shared = std::make_shared<tidy::UnitFindings>();
    return Shared;
  }

  std::weak_ptr<tidy::UnitFindings> Unit;
};

bool registerModule() {
  if (auto Why = tidy::refusal(clang::getClangFullVersion(), LLVM_VERSION_MAJOR)) {
    std::fprintf(stderr, "%s\n", Why->c_str());
    return false;
  }
  static clang::tidy::ClangTidyModuleRegistry::Add<Module> Registered(
      "heddle-module", "Finds where the threads of a program can tangle.");
  return true;
}

const bool Usable = registerModule();

} // namespace
