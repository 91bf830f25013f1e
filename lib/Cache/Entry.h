//===- Cache/Entry.h - a cached thing in its envelope -----------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What stands in a file of the cache: a magic with the version, the kind, the
// whole key, the size and a checksum, then the payload, compressed where that
// pays. Whatever happened to the bytes since they were written (cut short,
// flipped, filled with zeros, under the name of another entry), they are known
// not to be the entry.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CACHE_ENTRY_H
#define HEDDLE_CACHE_ENTRY_H

#include "Cache/Digest.h"
#include "llvm/Support/Error.h"
#include <optional>

namespace heddle::cache {

enum class EntryKind : uint8_t {
  Inputs,  ///< which results a command had, by what it read
  Summary, ///< of one translation unit
  Run,     ///< the findings of a whole run
};
constexpr unsigned NumEntryKinds = 3;

/// The suffix of its files: ".inputs", ".summary", ".run".
llvm::StringRef suffix(EntryKind K);

/// \p Payload as the bytes of the entry \p Key.
std::string seal(EntryKind K, const Digest &Key, llvm::StringRef Payload);

/// The payload of \p Bytes. Fails where they are not that entry, with the
/// reason.
llvm::Expected<std::string> open(EntryKind K, const Digest &Key, llvm::StringRef Bytes);

} // namespace heddle::cache

#endif // HEDDLE_CACHE_ENTRY_H
