//===- Cache/Digest.cpp ---------------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Cache/Digest.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Endian.h"

using namespace heddle::cache;

std::string Digest::hex() const { return llvm::toHex(Bytes, /*LowerCase=*/true); }

DigestBuilder &DigestBuilder::add(uint64_t Number) {
  uint8_t Bytes[8];
  llvm::support::endian::write64le(Bytes, Number);
  Hash.update(Bytes);
  return *this;
}

DigestBuilder &DigestBuilder::add(llvm::StringRef Text) {
  add(uint64_t(Text.size()));
  Hash.update(Text);
  return *this;
}

Digest DigestBuilder::result() {
  Digest D;
  D.Bytes = Hash.final<32>();
  return D;
}
