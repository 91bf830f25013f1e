//===- heddle-tidy/Module.cpp - the clang-tidy module ---------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Registers every check of heddle under its own name. Loaded by Loader.cpp, in
// the right version of clang-tidy only.
//
//===----------------------------------------------------------------------===//
#include "Tidy/HeddleCheck.h"
#include "checks/Registry.h"
#include "clang-tidy/ClangTidyModule.h"

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

const clang::tidy::ClangTidyModuleRegistry::Add<Module>
    Registered("heddle-module", "Finds where the threads of a program can tangle.");

} // namespace
