//===- Model/UnitInputs.h - what a summary hangs on -------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// All that the extraction of one translation unit asked the disk, and what it
// was told: while every answer stays the same, so does the summary. Looking for
// a file in vain is a question too: once the file is there, another header may
// be found. Extract records them, the cache asks them again.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_MODEL_UNITINPUTS_H
#define HEDDLE_MODEL_UNITINPUTS_H

#include <cstdint>
#include <string>
#include <vector>

namespace heddle::model {

enum class Question : uint8_t {
  Content,  ///< what stands in this file?
  Kind,     ///< is there a file, a folder, or nothing?
  Listing,  ///< which names does this folder hold?
  RealPath, ///< what is its path when all links are followed?
  SameFile, ///< is it, by whatever links, the file or folder that the answer names?
};

/// A question and its answer; Support/DiskState.h has the form of the answers.
struct Input {
  Question Asked = Question::Content;
  std::string Path; ///< absolute, as it was asked for: ".." is not resolved
  std::string Answer;
  /// For Content: a stamp of the file (DiskState.h) by which it is known to be
  /// unchanged without being read; 0: it must be read.
  uint64_t Stamp = 0;
  friend bool operator==(const Input &, const Input &) = default;
};

struct UnitInputs {
  std::vector<Input> Asked; ///< sorted by question and path, each once
  /// Why the summary holds for this moment alone (`__TIME__`, a file that
  /// changed while it was read); empty: it may be kept.
  std::string Volatile;
  friend bool operator==(const UnitInputs &, const UnitInputs &) = default;
};

} // namespace heddle::model

#endif // HEDDLE_MODEL_UNITINPUTS_H
