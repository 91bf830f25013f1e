//===- Cache/Entry.cpp ----------------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Cache/Entry.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Compression.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/xxhash.h"

using namespace heddle::cache;
namespace endian = llvm::support::endian;
namespace zstd = llvm::compression::zstd;

namespace {

/// With the version of this envelope.
constexpr llvm::StringLiteral Magic = "heddle1\n";
constexpr size_t KeyAt = Magic.size() + 2, RawSizeAt = KeyAt + 32, SumAt = RawSizeAt + 8;
constexpr size_t HeadSize = SumAt + 8;
/// No payload is larger; a size beyond it is not believed.
constexpr uint64_t MaxPayload = uint64_t(1) << 30;

enum class Method : uint8_t { Stored, Zstd };

llvm::Error damaged(const llvm::Twine &How) { return llvm::createStringError(How); }

/// The checksum is over all but itself.
uint64_t checksum(llvm::StringRef Bytes) {
  uint64_t Head = llvm::xxh3_64bits(Bytes.take_front(SumAt));
  uint64_t Body = llvm::xxh3_64bits(Bytes.drop_front(HeadSize));
  return Head ^ (Body * 0x9E3779B97F4A7C15u);
}

} // namespace

llvm::StringRef heddle::cache::suffix(EntryKind K) {
  static constexpr llvm::StringLiteral Names[NumEntryKinds] = {".inputs", ".summary", ".run"};
  return Names[static_cast<size_t>(K)];
}

std::string heddle::cache::seal(EntryKind K, const Digest &Key, llvm::StringRef Payload) {
  llvm::SmallVector<uint8_t, 0> Small;
  if (zstd::isAvailable())
    zstd::compress(llvm::arrayRefFromStringRef(Payload), Small, zstd::BestSpeedCompression);
  // Summaries are compressed already: they are not worth a second time.
  bool Pays = !Small.empty() && Small.size() < Payload.size() - Payload.size() / 8;
  std::string Out = Magic.str();
  Out += static_cast<char>(K);
  Out += static_cast<char>(Pays ? Method::Zstd : Method::Stored);
  Out += Key.bytes();
  Out.resize(HeadSize);
  endian::write64le(Out.data() + RawSizeAt, Payload.size());
  Out += Pays ? llvm::toStringRef(Small) : Payload;
  endian::write64le(Out.data() + SumAt, checksum(Out));
  return Out;
}

llvm::Expected<std::string> heddle::cache::open(EntryKind K, const Digest &Key,
                                                llvm::StringRef Bytes) {
  if (Bytes.size() < HeadSize)
    return damaged("it is cut short");
  if (!Bytes.starts_with(Magic))
    return damaged("it is not of this version");
  if (static_cast<uint8_t>(Bytes[Magic.size()]) != static_cast<uint8_t>(K) ||
      Bytes.substr(KeyAt, 32) != Key.bytes())
    return damaged("it is another entry");
  if (endian::read64le(Bytes.data() + SumAt) != checksum(Bytes))
    return damaged("its checksum is wrong");
  llvm::StringRef Body = Bytes.drop_front(HeadSize);
  uint64_t Size = endian::read64le(Bytes.data() + RawSizeAt);
  if (Bytes[Magic.size() + 1] == static_cast<char>(Method::Stored)) {
    if (Body.size() != Size)
      return damaged("its size is wrong");
    return Body.str();
  }
  if (Size > MaxPayload || !zstd::isAvailable())
    return damaged("it cannot be decompressed");
  std::string Raw(Size, '\0');
  size_t Got = Raw.size();
  if (llvm::Error E = zstd::decompress(llvm::arrayRefFromStringRef(Body),
                                       reinterpret_cast<uint8_t *>(Raw.data()), Got))
    return std::move(E);
  if (Got != Size)
    return damaged("its size is wrong");
  return Raw;
}
