//===- Report/Uri.h - file names as URIs ------------------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Names of files for formats that want URIs (SARIF). Whatever bytes a name has,
// the result is ASCII and names that file and no other.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_REPORT_URI_H
#define HEDDLE_REPORT_URI_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace heddle::report {

/// \p Path as a URI reference (RFC 3986): a relative path stays relative, an
/// absolute one becomes "file:///…". Everything but unreserved characters and
/// '/' is percent-encoded, byte by byte.
std::string fileUri(llvm::StringRef Path);

} // namespace heddle::report

#endif // HEDDLE_REPORT_URI_H
