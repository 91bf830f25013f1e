//===- Report/Gitlab.cpp - findings for merge requests --------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/Gitlab.h"
#include "Report/PlaceName.h"
#include "Report/PrintableText.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/JSON.h"
#include <map>

namespace heddle::report {

using namespace findings;

namespace {

/// Of info, minor, major, critical and blocker.
llvm::StringRef severity(Confidence C) {
  switch (C) {
  case Confidence::Low:
    return "info";
  case Confidence::Medium:
    return "minor";
  case Confidence::High:
    return "major";
  }
  return "";
}

} // namespace

void writeGitlab(llvm::raw_ostream &OS, const RunReport &R, const GitlabOptions &O) {
  // Of two objects with one fingerprint GitLab shows the first.
  std::map<std::string, unsigned> Seen;
  llvm::json::OStream J(OS, /*IndentSize=*/2);
  J.array([&] {
    for (const Finding &F : R.Findings) {
      unsigned Before = Seen[F.Fingerprint]++;
      std::string Unique = F.Fingerprint + (Before ? "-" + llvm::utostr(Before) : "");
      J.object([&] {
        J.attribute("description", printable(F.Message));
        J.attribute("check_name", printable(F.Check));
        J.attribute("fingerprint", llvm::json::fixUTF8(Unique));
        J.attribute("severity", severity(F.Level));
        J.attributeObject("location", [&] {
          J.attribute("path", llvm::json::fixUTF8(fileName(F.Where.File, O.Root)));
          J.attributeObject("lines", [&] { J.attribute("begin", F.Where.Line); });
        });
      });
    }
  });
  J.flush();
  OS << '\n';
}

} // namespace heddle::report
