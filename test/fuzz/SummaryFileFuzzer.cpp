//===- test/fuzz/SummaryFileFuzzer.cpp --------------------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Any bytes through the reader of summary files. What it accepts must be
// verified, printable, and the same after it is written and read again.
//
// A checksum would stop nearly all mutations at the door, so the bytes are read
// once as they are and once behind a header made for them. Seeds: summaries
// without their first HeaderSize bytes.
//
//===----------------------------------------------------------------------===//
#include "Format/Container.h"
#include "Format/SummaryFile.h"
#include "Model/Print.h"
#include "llvm/Support/raw_ostream.h"
#include <cstdlib>

using namespace heddle;

namespace {

/// Ends the run, so that the fuzzer keeps the input.
void mustHold(bool Holds, llvm::StringRef What) {
  if (Holds)
    return;
  llvm::errs() << What << "\n";
  std::abort();
}

void check(llvm::StringRef Bytes) {
  llvm::Expected<model::TuSummary> S = format::read(Bytes);
  if (!S) {
    mustHold(!llvm::toString(S.takeError()).empty(), "an error without a text");
    return;
  }
  mustHold(!format::verify(*S), "what was read does not verify");
  mustHold(!model::printFacts(*S).empty(), "nothing printed");
  std::string Again = format::write(*S);
  llvm::Expected<model::TuSummary> Back = format::read(Again);
  mustHold(static_cast<bool>(Back), "what was written again is refused");
  mustHold(*Back == *S, "what was written again is another summary");
  mustHold(format::write(*Back) == Again, "equal summaries, different bytes");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  llvm::StringRef Bytes(reinterpret_cast<const char *>(Data), Size);
  check(Bytes);
  check(format::seal(Bytes));
  return 0;
}
