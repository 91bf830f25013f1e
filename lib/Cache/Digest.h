//===- Cache/Digest.h - names of cached things ------------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A key is a hash of all that a cached thing hangs on. 256 bits of BLAKE3: two
// different things do not share one, whoever chooses them.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CACHE_DIGEST_H
#define HEDDLE_CACHE_DIGEST_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/BLAKE3.h"
#include <array>
#include <string>

namespace heddle::cache {

struct Digest {
  std::array<uint8_t, 32> Bytes = {};

  /// 64 lower-case hexadecimal digits: all that names of files are made of.
  std::string hex() const;
  llvm::StringRef bytes() const {
    return {reinterpret_cast<const char *>(Bytes.data()), Bytes.size()};
  }
  friend auto operator<=>(const Digest &, const Digest &) = default;
};

/// A digest of texts. Their lengths are in it: "ab", "c" is not "a", "bc".
class DigestBuilder {
public:
  /// \p Purpose keeps the keys of different kinds apart.
  explicit DigestBuilder(llvm::StringRef Purpose) { add(Purpose); }
  DigestBuilder &add(llvm::StringRef Text);
  DigestBuilder &add(uint64_t Number);
  Digest result();

private:
  llvm::BLAKE3 Hash;
};

} // namespace heddle::cache

#endif // HEDDLE_CACHE_DIGEST_H
