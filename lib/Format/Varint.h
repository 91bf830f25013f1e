//===- Format/Varint.h - numbers in few bytes -------------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The lowest layer of the format: bytes, LEB128 numbers and zigzag codes, put
// at the end of a string or taken from the front of a byte range. A reader that
// meets the end gives zeros from there on and remembers that it failed, so that
// callers look once and not after every number.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_FORMAT_VARINT_H
#define HEDDLE_FORMAT_VARINT_H

#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <string>

namespace heddle::format {

inline void putByte(std::string &Out, size_t Value) { Out += static_cast<char>(Value); }

inline void putVarint(std::string &Out, uint64_t Value) {
  for (; Value >= 0x80; Value >>= 7)
    putByte(Out, (Value & 0x7f) | 0x80);
  putByte(Out, Value);
}

/// Small for numbers near zero, negative ones too: 0, -1, 1, -2 … become 0, 1,
/// 2, 3 …
inline uint64_t zigzag(int64_t Value) {
  return (static_cast<uint64_t>(Value) << 1) ^ static_cast<uint64_t>(Value >> 63);
}
inline int64_t unzigzag(uint64_t Code) {
  return static_cast<int64_t>((Code >> 1) ^ (~(Code & 1) + 1));
}

class VarintReader {
public:
  VarintReader() = default;
  explicit VarintReader(llvm::StringRef Bytes) : Cur(Bytes.bytes_begin()), End(Bytes.bytes_end()) {}

  size_t left() const { return End - Cur; }
  bool failed() const { return Failed; }
  /// Nothing more can be read.
  void fail() {
    Failed = true;
    Cur = End;
  }

  uint8_t byte() {
    if (Cur == End) {
      fail();
      return 0;
    }
    return *Cur++;
  }

  uint64_t varint() {
    if (Cur != End && *Cur < 0x80)
      return *Cur++;
    uint64_t Value = 0;
    for (unsigned Shift = 0; Shift < 64; Shift += 7) {
      uint8_t B = byte();
      // The tenth byte has room for one bit.
      if (Failed || (Shift == 63 && B > 1))
        break;
      Value |= uint64_t(B & 0x7f) << Shift;
      if (B < 0x80)
        return Value;
    }
    fail();
    return 0;
  }

  /// The next \p Size bytes; none when there are not so many.
  llvm::StringRef bytes(size_t Size) {
    if (Size > left()) {
      fail();
      return {};
    }
    llvm::StringRef Bytes(reinterpret_cast<const char *>(Cur), Size);
    Cur += Size;
    return Bytes;
  }

private:
  const uint8_t *Cur = nullptr, *End = nullptr;
  bool Failed = false;
};

} // namespace heddle::format

#endif // HEDDLE_FORMAT_VARINT_H
