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

/// Gives the checks of one translation unit, which are made together and die
/// together, the analysis that they share.
class SharedUnit {
public:
  std::shared_ptr<tidy::UnitFindings> get() {
    std::shared_ptr<tidy::UnitFindings> Unit = Last.lock();
    if (!Unit)
      Last = Unit = std::make_shared<tidy::UnitFindings>();
    return Unit;
  }

private:
  std::weak_ptr<tidy::UnitFindings> Last;
};

class Module : public clang::tidy::ClangTidyModule {
public:
  // The factories outlive the module.
  void addCheckFactories(clang::tidy::ClangTidyCheckFactories &Factories) override {
    auto Units = std::make_shared<SharedUnit>();
    for (const checks::CheckInfo &I : checks::all())
      Factories.registerCheckFactory(
          I.Name, [Units](llvm::StringRef Name, clang::tidy::ClangTidyContext *Context) {
            return std::make_unique<tidy::HeddleCheck>(Name, Context, Units->get());
          });
  }
};

const clang::tidy::ClangTidyModuleRegistry::Add<Module>
    Registered("heddle-module", "Finds where the threads of a program can tangle.");

} // namespace
