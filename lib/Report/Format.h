//===- Report/Format.h - the formats of a report ----------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The list of report formats and the one place that chooses between them. A new
// format is a pair of files beside Text and Json, a line of this enumeration
// and a line of the table in Format.cpp.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_REPORT_FORMAT_H
#define HEDDLE_REPORT_FORMAT_H

#include "Report/Github.h"
#include "Report/Gitlab.h"
#include "Report/Html.h"
#include "Report/Json.h"
#include "Report/Sarif.h"
#include "Report/Text.h"

namespace heddle::report {

enum class Format : uint8_t {
  Text,   ///< for people
  Json,   ///< for programs
  Sarif,  ///< for code scanning
  Github, ///< for the annotations of a workflow
  Gitlab, ///< for Code Quality in merge requests
  Html,   ///< for people, in a browser
};

/// None where \p Name is no format.
std::optional<Format> parseFormat(llvm::StringRef Name);
llvm::StringRef spelling(Format F);
/// All spellings, for a message: "text, json, …".
std::string formatNames();

struct FormatOptions {
  TextOptions Text;
  JsonOptions Json;
  SarifOptions Sarif;
  GithubOptions Github;
  GitlabOptions Gitlab;
  HtmlOptions Html;
};

/// Gives what the format had to leave out, as one line for people; empty:
/// nothing, or the report itself says so to its reader.
std::string write(Format F, llvm::raw_ostream &OS, const RunReport &R, const FormatOptions &O);

} // namespace heddle::report

#endif // HEDDLE_REPORT_FORMAT_H
