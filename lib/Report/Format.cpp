//===- Report/Format.cpp - the formats of a report ------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/Format.h"
#include "llvm/ADT/STLExtras.h"

namespace heddle::report {

namespace {

using Writer = std::string (*)(llvm::raw_ostream &, const RunReport &, const FormatOptions &);

struct Row {
  Format Which;
  llvm::StringLiteral Spelling;
  Writer Write;
};

constexpr Row Table[] = {
    {Format::Text, "text",
     [](llvm::raw_ostream &OS, const RunReport &R, const FormatOptions &O) {
       writeText(OS, R.Findings, O.Text);
       if (R.Since)
         for (const findings::Note &N : R.Since->AddedSuppressions)
           writeNote(OS, "note", {N.Where, describeAdded(N)}, O.Text);
       return std::string();
     }},
    {Format::Json, "json",
     [](llvm::raw_ostream &OS, const RunReport &R, const FormatOptions &O) {
       writeJson(OS, R, O.Json);
       return std::string();
     }},
    {Format::Sarif, "sarif",
     [](llvm::raw_ostream &OS, const RunReport &R, const FormatOptions &O) {
       return writeSarif(OS, R, O.Sarif);
     }},
    {Format::Github, "github",
     [](llvm::raw_ostream &OS, const RunReport &R, const FormatOptions &O) {
       writeGithub(OS, R, O.Github);
       return std::string();
     }},
    {Format::Gitlab, "gitlab",
     [](llvm::raw_ostream &OS, const RunReport &R, const FormatOptions &O) {
       writeGitlab(OS, R, O.Gitlab);
       return std::string();
     }},
    {Format::Html, "html",
     [](llvm::raw_ostream &OS, const RunReport &R, const FormatOptions &O) {
       writeHtml(OS, R, O.Html);
       return std::string();
     }},
};

const Row &rowOf(Format F) {
  return *llvm::find_if(Table, [&](const Row &R) { return R.Which == F; });
}

} // namespace

std::optional<Format> parseFormat(llvm::StringRef Name) {
  for (const Row &R : Table)
    if (R.Spelling == Name)
      return R.Which;
  return std::nullopt;
}

llvm::StringRef spelling(Format F) { return rowOf(F).Spelling; }

std::string formatNames() {
  std::string Names;
  for (const Row &R : Table)
    Names += (Names.empty() ? "" : ", ") + R.Spelling.str();
  return Names;
}

std::string write(Format F, llvm::raw_ostream &OS, const RunReport &R, const FormatOptions &O) {
  return rowOf(F).Write(OS, R, O);
}

} // namespace heddle::report
