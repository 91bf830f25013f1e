//===- Extract/VolatileMacros.cpp -----------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/VolatileMacros.h"
#include "clang/Lex/PPCallbacks.h"
#include "clang/Lex/PreprocessorOptions.h"

using namespace heddle::extract;
using namespace clang;

namespace {

class Watcher : public PPCallbacks {
public:
  Watcher(llvm::IntrusiveRefCntPtr<InputRecorder> To, bool DateIsFixed)
      : To(std::move(To)), DateIsFixed(DateIsFixed) {}

  void MacroExpands(const Token &Name, const MacroDefinition &Definition, SourceRange,
                    const MacroArgs *) override {
    const MacroInfo *M = Definition.getMacroInfo();
    if (!M || !M->isBuiltinMacro())
      return;
    llvm::StringRef Spelling = Name.getIdentifierInfo()->getName();
    bool Date = Spelling == "__DATE__" || Spelling == "__TIME__";
    if ((Date && !DateIsFixed) || Spelling == "__TIMESTAMP__")
      To->noteVolatile("it uses " + Spelling);
  }

private:
  llvm::IntrusiveRefCntPtr<InputRecorder> To;
  bool DateIsFixed;
};

} // namespace

void heddle::extract::watchVolatileMacros(Preprocessor &PP,
                                          llvm::IntrusiveRefCntPtr<InputRecorder> To) {
  bool DateIsFixed = PP.getPreprocessorOpts().SourceDateEpoch.has_value();
  PP.addPPCallbacks(std::make_unique<Watcher>(std::move(To), DateIsFixed));
}
