//===- test/fuzz/ReportFileFuzzer.cpp ---------------------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Baselines and the reports that `heddle diff` reads are committed, merged and
// handed around: whatever they are, they are read or refused. A baseline that is
// read is written and read again as the same.
//
//===----------------------------------------------------------------------===//

#include "Findings/Baseline.h"
#include "Findings/JsonText.h"
#include "Report/ResultFile.h"
#include <cstdlib>

using namespace heddle;

static llvm::Expected<findings::Baseline> baseline(llvm::StringRef Text) {
  llvm::Expected<llvm::json::Object> O = findings::parseObject(Text, "fuzz");
  if (!O)
    return O.takeError();
  return findings::Baseline::create(*O, "fuzz");
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  llvm::StringRef Text(reinterpret_cast<const char *>(Data), Size);
  if (llvm::Expected<findings::Baseline> Known = baseline(Text)) {
    llvm::Expected<findings::Baseline> Again = baseline(Known->text());
    if (!Again || Again->text() != Known->text())
      std::abort();
  } else {
    llvm::consumeError(Known.takeError());
  }
  llvm::Expected<llvm::json::Object> O = findings::parseObject(Text, "fuzz");
  if (!O) {
    llvm::consumeError(O.takeError());
    return 0;
  }
  llvm::Expected<report::ResultFile> R = report::parseResults(std::move(*O), "fuzz");
  if (!R)
    llvm::consumeError(R.takeError());
  else if (R->Findings.size() != R->Whole.size())
    std::abort();
  return 0;
}
