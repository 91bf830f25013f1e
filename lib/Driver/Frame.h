//===- Driver/Frame.h - messages on a pipe ----------------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// heddle and its workers talk in frames: the length of the payload as four
// bytes, least significant first, and the payload. A payload is a list of
// texts, each with its length in the same form. Both ends are the same
// executable, but a worker that is dying may send anything: what is read is
// checked.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_DRIVER_FRAME_H
#define HEDDLE_DRIVER_FRAME_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include <optional>
#include <string>
#include <vector>

namespace heddle::driver {

/// No frame is longer.
constexpr size_t MaxFrameBytes = size_t(1) << 30;

/// \p Texts as one frame.
std::string encodeFrame(llvm::ArrayRef<std::string> Texts);

/// The texts of a payload; fails where lengths do not fit together.
llvm::Expected<std::vector<std::string>> decodePayload(llvm::StringRef Payload);

/// Collects bytes as they come and gives whole payloads.
class FrameReader {
public:
  void append(llvm::StringRef Bytes) { Buffer += Bytes; }
  /// The next payload; none while it is not complete. Fails for a frame that
  /// is too long.
  llvm::Expected<std::optional<std::string>> next();
  bool empty() const { return Buffer.empty(); }

private:
  std::string Buffer;
};

/// Writes all of \p Bytes to the socket \p FD; false where the other end is
/// gone. Raises no signal.
bool sendAll(int FD, llvm::StringRef Bytes);

/// Waits for a whole frame on \p FD; none at the end of the stream.
llvm::Expected<std::optional<std::vector<std::string>>> receiveFrame(int FD);

} // namespace heddle::driver

#endif // HEDDLE_DRIVER_FRAME_H
