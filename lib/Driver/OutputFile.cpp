//===- Driver/OutputFile.cpp - files, whole or not at all -----------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/OutputFile.h"
#include "Driver/ExitStatus.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include <cerrno>
#include <csignal>
#include <cstring>
#include <unistd.h>

using namespace llvm;
namespace fs = llvm::sys::fs;

namespace heddle::driver {
namespace {

/// 0, or the error number.
int writeAll(int FD, StringRef Bytes) {
  while (!Bytes.empty()) {
    ssize_t N = ::write(FD, Bytes.data(), Bytes.size());
    if (N < 0 && errno == EINTR)
      continue;
    if (N < 0)
      return errno;
    Bytes = Bytes.drop_front(static_cast<size_t>(N));
  }
  return 0;
}

Error cannotWrite(const Twine &What, const Twine &Why) {
  return createStringError("cannot write " + What + ": " + StringRef(Why.str()).lower());
}

} // namespace

Error writeFile(StringRef Path, StringRef Bytes) {
  fs::file_status Status;
  bool Special = !fs::status(Path, Status) && Status.type() != fs::file_type::regular_file;
  int FD = -1;
  // A link stays a link.
  SmallString<256> Target;
  if (fs::real_path(Path, Target))
    Target = Path;
  // No name from a pattern: '%' may stand in the path itself.
  SmallString<256> Temporary(Target);
  Temporary += "." + utostr(static_cast<uint64_t>(::getpid())) + ".tmp";
  std::error_code EC = Special ? fs::openFileForWrite(Path, FD, fs::CD_OpenExisting)
                               : fs::openFileForWrite(Temporary, FD, fs::CD_CreateAlways);
  if (EC)
    return cannotWrite("'" + Path + "'", EC.message());
  int Wrong = writeAll(FD, Bytes);
  if (::close(FD) != 0 && !Wrong)
    Wrong = errno;
  if (!Wrong && !Special && (EC = fs::rename(Temporary, Target)))
    Wrong = EC.value();
  if (!Wrong)
    return Error::success();
  if (!Special)
    fs::remove(Temporary);
  return cannotWrite("'" + Path + "'", std::strerror(Wrong));
}

Error writeStandardOutput(StringRef Bytes) {
  int Wrong = writeAll(STDOUT_FILENO, Bytes);
  if (Wrong == EPIPE)
    ::_exit(ExitSignal + SIGPIPE);
  return Wrong ? cannotWrite("to standard output", std::strerror(Wrong)) : Error::success();
}

} // namespace heddle::driver
