//===- test/fuzz/SeedSummaries.cpp ------------------------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Writes the seeds of SummaryFileFuzzer into the folder that it is given: bodies
// of a full and of random summaries.
//
//===----------------------------------------------------------------------===//
#include "../unit/Format/Samples.h"
#include "Format/Layout.h"
#include "Format/SummaryFile.h"
#include "llvm/Support/raw_ostream.h"

using namespace heddle;

namespace {

void save(const std::string &Path, const model::TuSummary &S) {
  std::error_code Failed;
  llvm::raw_fd_ostream OS(Path, Failed);
  if (Failed) {
    llvm::errs() << "cannot write '" << Path << "': " << Failed.message() << "\n";
    std::exit(2);
  }
  OS << llvm::StringRef(format::write(S)).drop_front(format::HeaderSize);
}

} // namespace

int main(int NumArgs, char **Args) {
  if (NumArgs != 2) {
    llvm::errs() << "usage: heddle-fuzz-seeds FOLDER\n";
    return 2;
  }
  std::string Folder = Args[1];
  save(Folder + "/rich", format::richSummary());
  for (unsigned Seed = 0; Seed != 30; ++Seed)
    save(Folder + "/random" + std::to_string(Seed), format::randomSummary(Seed));
}
