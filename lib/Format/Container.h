//===- Format/Container.h - sections in a checked envelope ------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The outer half of the format: header, checksum, sections and their
// compression, as Layout.h says. It knows nothing of what a section holds.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_FORMAT_CONTAINER_H
#define HEDDLE_FORMAT_CONTAINER_H

#include "Format/Layout.h"
#include "llvm/Support/Error.h"
#include <array>
#include <deque>
#include <string>

namespace heddle::format {

/// \p Body behind a header with its checksum.
std::string seal(llvm::StringRef Body);

/// The file of the sections with the raw contents \p Sections.
std::string pack(const std::array<std::string, NumSections> &Sections);

/// The raw contents of the sections of a file. They point into the file's bytes
/// or into Buffers, which holds what had to be decompressed.
struct Unpacked {
  std::array<llvm::StringRef, NumSections> Sections;
  std::deque<std::string> Buffers;
};

/// Checks header, checksum and sizes of \p Bytes, and decompresses.
llvm::Expected<Unpacked> unpack(llvm::StringRef Bytes);

} // namespace heddle::format

#endif // HEDDLE_FORMAT_CONTAINER_H
