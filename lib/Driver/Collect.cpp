//===- Driver/Collect.cpp - commands to summaries -------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/Collect.h"
#include "Format/SummaryFile.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace heddle::driver {

std::optional<report::FileError> sourceErrors(const model::TuSummary &S,
                                              const ProjectRoots &Roots) {
  if (!S.HadErrors)
    return std::nullopt;
  auto Fatal = find_if(S.Errors, [](const model::Diagnostic &D) { return D.Fatal; });
  auto First = Fatal != S.Errors.end() ? Fatal : S.Errors.begin();
  if (First == S.Errors.end())
    return report::FileError{S.MainFile, "it has errors"};
  std::string Message = "it has errors: ";
  bool Quote = true;
  if (First->Where.valid() && First->Where.File.index() < S.Files.size()) {
    const std::string &File = S.Files[First->Where.File.index()].Path;
    Quote = File == S.MainFile || Roots.contains(File);
    if (File != S.MainFile)
      Message += "'" + File + "' ";
    Message += "line " + utostr(First->Where.Line) + ": ";
  }
  Message += Quote ? First->Message : "not quoted, as the file lies outside the project";
  if (S.Errors.size() > 1)
    Message += " (and " + utostr(S.Errors.size() - 1) + " more)";
  return report::FileError{S.MainFile, Message};
}

Expected<Collected> collect(const Plan &P, Extractor &E, Progress &Show) {
  std::vector<std::optional<model::TuSummary>> Summaries(P.Commands.size());
  std::vector<std::string> Reasons(P.Commands.size());
  Error Failure = E.run(P.Commands, [&](size_t I, ExtractResult R) {
    if (R.Summary) {
      Summaries[I] = std::move(R.Summary);
    } else if (R.Parsed) {
      Expected<model::TuSummary> S = format::read(R.Text);
      if (S)
        Summaries[I] = std::move(*S);
      else
        Reasons[I] = "its worker answered nonsense: " + toString(S.takeError());
    } else {
      Reasons[I] = std::move(R.Text);
    }
    Show.done(P.Commands[I].File, !Summaries[I]);
  });
  Show.clear();
  if (Failure)
    return std::move(Failure);
  Collected C;
  for (size_t I = 0; I < Summaries.size(); ++I) {
    if (!Summaries[I]) {
      C.Failed.push_back({P.Commands[I].File, std::move(Reasons[I])});
      continue;
    }
    if (std::optional<report::FileError> Wrong = sourceErrors(*Summaries[I], P.Roots))
      C.Failed.push_back(std::move(*Wrong));
    C.Summaries.push_back(std::move(*Summaries[I]));
  }
  return C;
}

} // namespace heddle::driver
