//===- Format/Container.cpp -----------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Format/Container.h"
#include "Format/Varint.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Compression.h"
#include "llvm/Support/Endian.h"
#include "llvm/Support/xxhash.h"

using namespace heddle::format;
namespace endian = llvm::support::endian;
namespace zstd = llvm::compression::zstd;

namespace {

/// Sections smaller than this are not worth a frame.
constexpr size_t MinToCompress = 256;

llvm::Error fail(const llvm::Twine &What) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), What);
}

llvm::Error truncated(const llvm::Twine &Where) {
  return fail("truncated in " + Where + "; extract it again");
}

llvm::Error damaged(Section S, const llvm::Twine &What) {
  return fail("damaged in section '" + name(S) + "': " + What + "; extract it again");
}

/// What a header says about the section behind it.
struct SectionHead {
  Method How = Method::Stored;
  uint64_t Stored = 0, Raw = 0;
};

llvm::Expected<SectionHead> readHead(VarintReader &In, Section S) {
  std::string Where = ("section '" + name(S) + "'").str();
  if (In.left() < 2)
    return truncated(Where);
  unsigned Id = In.byte(), How = In.byte();
  if (Id != static_cast<uint8_t>(S))
    return damaged(S, "section " + llvm::Twine(Id) + " stands in its place");
  if (How > static_cast<uint8_t>(Method::Zstd))
    return damaged(S, "unknown method of compression " + llvm::Twine(How));
  SectionHead H;
  H.How = static_cast<Method>(How);
  H.Stored = H.Raw = In.varint();
  if (H.How == Method::Zstd)
    H.Raw = In.varint();
  if (In.failed() || H.Stored > In.left())
    return truncated(Where);
  if (H.How == Method::Zstd && H.Raw / MaxRatio > H.Stored)
    return damaged(S, "a raw size of " + llvm::Twine(H.Raw) + " bytes cannot be");
  return H;
}

llvm::Error decompress(Section S, const SectionHead &H, llvm::StringRef Content, Unpacked &U) {
  if (!zstd::isAvailable())
    return fail("compressed with zstd, and this heddle was built without it");
  std::string &Raw = U.Buffers.emplace_back(H.Raw, '\0');
  size_t Size = Raw.size();
  if (llvm::Error E = zstd::decompress(llvm::arrayRefFromStringRef(Content),
                                       reinterpret_cast<uint8_t *>(Raw.data()), Size))
    return damaged(S, llvm::toString(std::move(E)));
  if (Size != H.Raw)
    return damaged(S, llvm::Twine(Size) + " bytes where its size is " + llvm::Twine(H.Raw));
  U.Sections[static_cast<size_t>(S)] = Raw;
  return llvm::Error::success();
}

/// The tool version at the start of \p Body.
llvm::StringRef toolVersion(llvm::StringRef Body) {
  if (Body.empty())
    return {};
  return Body.substr(1, static_cast<uint8_t>(Body.front()));
}

/// The body of a file with the right magic and version.
llvm::Expected<llvm::StringRef> readHeader(llvm::StringRef Bytes) {
  llvm::StringRef Expected(Magic, sizeof(Magic));
  if (Bytes.empty())
    return fail("not a heddle summary: the file is empty");
  if (!Bytes.starts_with(Expected.take_front(Bytes.size())))
    return fail("not a heddle summary");
  if (Bytes.size() < HeaderSize)
    return truncated("the header");
  llvm::StringRef Body = Bytes.drop_front(HeaderSize);
  uint32_t Version = endian::read32le(Bytes.data() + sizeof(Magic));
  if (Version == FormatVersion)
    return Body;
  std::string By;
  llvm::StringRef Tool = toolVersion(Body);
  if (!Tool.empty() && llvm::all_of(Tool, [](char C) { return llvm::isPrint(C); }))
    By = (" of heddle '" + Tool + "'").str();
  return fail("written by format version " + llvm::Twine(Version) + By +
              ", this heddle reads version " + llvm::Twine(FormatVersion) + "; extract it again");
}

} // namespace

llvm::StringRef heddle::format::name(Section S) {
  static constexpr llvm::StringLiteral Names[NumSections] = {
      "strings",   "unit",    "files",     "entities",     "paths", "declarations",
      "variables", "classes", "functions", "suppressions", "errors"};
  return Names[static_cast<size_t>(S)];
}

std::string heddle::format::seal(llvm::StringRef Body) {
  std::string Out;
  Out.reserve(HeaderSize + Body.size());
  Out.append(Magic, sizeof(Magic));
  char Number[8];
  endian::write32le(Number, FormatVersion);
  Out.append(Number, 4);
  endian::write64le(Number, llvm::xxh3_64bits(Body));
  Out.append(Number, 8);
  return Out += Body;
}

std::string heddle::format::pack(const std::array<std::string, NumSections> &Sections) {
  std::string Body;
  llvm::StringRef Tool = HEDDLE_VERSION;
  putByte(Body, Tool.size());
  Body += Tool;
  llvm::SmallVector<uint8_t, 0> Compressed;
  for (size_t I = 0; I != NumSections; ++I) {
    llvm::StringRef Raw = Sections[I];
    Compressed.clear();
    if (Raw.size() >= MinToCompress && zstd::isAvailable())
      zstd::compress(llvm::arrayRefFromStringRef(Raw), Compressed, zstd::BestSpeedCompression);
    llvm::StringRef Frame = llvm::toStringRef(Compressed);
    bool Pays =
        !Frame.empty() && Frame.size() < Raw.size() && Raw.size() / MaxRatio <= Frame.size();
    llvm::StringRef Stored = Pays ? Frame : Raw;
    putByte(Body, I);
    putByte(Body, static_cast<uint8_t>(Pays ? Method::Zstd : Method::Stored));
    putVarint(Body, Stored.size());
    if (Pays)
      putVarint(Body, Raw.size());
    Body += Stored;
  }
  return seal(Body);
}

llvm::Expected<Unpacked> heddle::format::unpack(llvm::StringRef Bytes) {
  llvm::Expected<llvm::StringRef> Body = readHeader(Bytes);
  if (!Body)
    return Body.takeError();
  if (Body->empty() || Body->size() <= static_cast<uint8_t>(Body->front()))
    return truncated("the tool version");

  // Sizes before the checksum: "truncated" says more than "checksum mismatch".
  VarintReader In(Body->drop_front(1 + toolVersion(*Body).size()));
  std::array<SectionHead, NumSections> Heads;
  std::array<llvm::StringRef, NumSections> Contents;
  uint64_t Total = 0;
  for (size_t I = 0; I != NumSections; ++I) {
    Section S = static_cast<Section>(I);
    llvm::Expected<SectionHead> H = readHead(In, S);
    if (!H)
      return H.takeError();
    Heads[I] = *H;
    Contents[I] = In.bytes(H->Stored);
    Total += H->Raw;
    if (H->Raw > MaxRawBytes || Total > MaxRawBytes)
      return damaged(S, "larger than a summary may be");
  }
  if (In.left())
    return fail(llvm::Twine(In.left()) + " bytes too many behind the last section");
  if (llvm::xxh3_64bits(*Body) != endian::read64le(Bytes.data() + sizeof(Magic) + 4))
    return fail("checksum mismatch: the file is damaged; extract it again");

  llvm::Expected<Unpacked> U = Unpacked();
  for (size_t I = 0; I != NumSections; ++I) {
    U->Sections[I] = Contents[I];
    if (Heads[I].How == Method::Zstd)
      if (llvm::Error E = decompress(static_cast<Section>(I), Heads[I], Contents[I], *U))
        return E;
  }
  return U;
}
