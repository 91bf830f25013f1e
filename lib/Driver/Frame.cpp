//===- Driver/Frame.cpp - messages on a pipe ------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/Frame.h"
#include "llvm/Support/Endian.h"
#include <cerrno>
#include <sys/socket.h>
#include <unistd.h>

using namespace llvm;

namespace heddle::driver {
namespace {

constexpr size_t LengthBytes = 4;

void appendLength(std::string &To, size_t Length) {
  char Bytes[LengthBytes];
  support::endian::write32le(Bytes, static_cast<uint32_t>(Length));
  To.append(Bytes, LengthBytes);
}

} // namespace

std::string encodeFrame(ArrayRef<std::string> Texts) {
  size_t Size = 0;
  for (const std::string &T : Texts)
    Size += LengthBytes + T.size();
  std::string Frame;
  Frame.reserve(LengthBytes + Size);
  appendLength(Frame, Size);
  for (const std::string &T : Texts) {
    appendLength(Frame, T.size());
    Frame += T;
  }
  return Frame;
}

Expected<std::vector<std::string>> decodePayload(StringRef Payload) {
  std::vector<std::string> Texts;
  while (!Payload.empty()) {
    if (Payload.size() < LengthBytes)
      return createStringError("a message between processes is damaged");
    size_t Length = support::endian::read32le(Payload.data());
    Payload = Payload.drop_front(LengthBytes);
    if (Length > Payload.size())
      return createStringError("a message between processes is damaged");
    Texts.push_back(Payload.take_front(Length).str());
    Payload = Payload.drop_front(Length);
  }
  return Texts;
}

Expected<std::optional<std::string>> FrameReader::next() {
  if (Buffer.size() < LengthBytes)
    return std::nullopt;
  size_t Length = support::endian::read32le(Buffer.data());
  if (Length > MaxFrameBytes)
    return createStringError("a message between processes is too long");
  if (Buffer.size() < LengthBytes + Length)
    return std::nullopt;
  std::string Payload = Buffer.substr(LengthBytes, Length);
  Buffer.erase(0, LengthBytes + Length);
  return Payload;
}

bool sendAll(int FD, StringRef Bytes) {
  while (!Bytes.empty()) {
    ssize_t N = ::send(FD, Bytes.data(), Bytes.size(), MSG_NOSIGNAL);
    if (N < 0 && errno == EINTR)
      continue;
    if (N <= 0)
      return false;
    Bytes = Bytes.drop_front(static_cast<size_t>(N));
  }
  return true;
}

Expected<std::optional<std::vector<std::string>>> receiveFrame(int FD) {
  FrameReader Reader;
  char Chunk[1 << 16];
  while (true) {
    Expected<std::optional<std::string>> Payload = Reader.next();
    if (!Payload)
      return Payload.takeError();
    if (*Payload) {
      Expected<std::vector<std::string>> Texts = decodePayload(**Payload);
      if (!Texts)
        return Texts.takeError();
      return std::optional(std::move(*Texts));
    }
    ssize_t N = ::read(FD, Chunk, sizeof Chunk);
    if (N < 0 && errno == EINTR)
      continue;
    if (N <= 0) {
      if (!Reader.empty())
        return createStringError("a message between processes is cut short");
      return std::nullopt;
    }
    Reader.append(StringRef(Chunk, static_cast<size_t>(N)));
  }
}

} // namespace heddle::driver
