//===- Driver/PastManifest.cpp - past files for workers -------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/PastManifest.h"
#include "Driver/Frame.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace llvm;

namespace heddle::driver {

std::string encodeManifest(const PastFiles::Entries &E) {
  std::vector<std::string> Texts;
  for (const auto &[Path, What] : E)
    Texts.insert(Texts.end(), {Path, utostr(static_cast<unsigned>(What.What)), What.Text});
  return encodeFrame(Texts);
}

Expected<PastFiles::Entries> decodeManifest(StringRef Bytes) {
  FrameReader Reader;
  Reader.append(Bytes);
  Expected<std::optional<std::string>> Payload = Reader.next();
  if (!Payload)
    return Payload.takeError();
  if (!*Payload)
    return createStringError("the list of past files is damaged");
  Expected<std::vector<std::string>> Texts = decodePayload(**Payload);
  if (!Texts)
    return Texts.takeError();
  PastFiles::Entries E;
  for (size_t I = 0; I + 2 < Texts->size(); I += 3) {
    unsigned What = 0;
    if (StringRef((*Texts)[I + 1]).getAsInteger(10, What) ||
        What > static_cast<unsigned>(PastFiles::Kind::Absent))
      return createStringError("the list of past files is damaged");
    E[(*Texts)[I]] = {static_cast<PastFiles::Kind>(What), std::move((*Texts)[I + 2])};
  }
  return E;
}

Expected<std::unique_ptr<PastFiles>> readManifest(const std::string &Path) {
  auto Bytes = MemoryBuffer::getFile(Path, /*IsText=*/false, /*RequiresNullTerminator=*/false);
  if (!Bytes)
    return createStringError("cannot read '" + Path + "': " + Bytes.getError().message());
  Expected<PastFiles::Entries> E = decodeManifest((*Bytes)->getBuffer());
  if (!E)
    return E.takeError();
  return std::make_unique<PastFiles>(std::move(*E));
}

} // namespace heddle::driver
