//===- Driver/Diff.cpp - two reports compared -----------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/Diff.h"
#include "Driver/ExitStatus.h"
#include "Driver/Messages.h"
#include "Driver/OutputFile.h"
#include "Driver/Version.h"
#include "Findings/Difference.h"
#include "Report/ResultFile.h"
#include "Report/Text.h"
#include "llvm/ADT/StringExtras.h"
#include <unistd.h>

using namespace llvm;

namespace heddle::driver {
namespace {

/// Raised when a field of the JSON form goes or changes its meaning.
constexpr int FormatVersion = 1;

struct Compared {
  report::ResultFile Old, New;
  findings::Difference What;
};

std::vector<StringRef> fingerprints(const report::ResultFile &R) {
  std::vector<StringRef> All;
  for (const findings::Finding &F : R.Findings)
    All.push_back(F.Fingerprint);
  return All;
}

Expected<Compared> compareFiles(const DiffOptions &O) {
  Compared C;
  Expected<report::ResultFile> Old = report::readResults(O.Old);
  if (!Old)
    return Old.takeError();
  Expected<report::ResultFile> New = report::readResults(O.New);
  if (!New)
    return New.takeError();
  C.Old = std::move(*Old);
  C.New = std::move(*New);
  C.What = findings::compare(fingerprints(C.Old), fingerprints(C.New));
  return C;
}

std::string asText(const Compared &C, const DiffOptions &O) {
  report::TextOptions Text;
  if (O.OutputFile.empty())
    Text.Output = report::describeTerminal(report::Colour::Auto, STDOUT_FILENO);
  std::string Bytes;
  raw_string_ostream OS(Bytes);
  auto List = [&](StringRef Title, const report::ResultFile &R, ArrayRef<size_t> Which) {
    if (!Which.empty())
      OS << Title << ":\n";
    for (size_t I : Which) {
      const findings::Finding &F = R.Findings[I];
      report::writeNote(OS, "warning", {F.Where, F.Message + " [" + F.Check + "]"}, Text);
    }
  };
  List("introduced", C.New, C.What.Introduced);
  List("fixed", C.Old, C.What.Fixed);
  return Bytes;
}

std::string asJson(const Compared &C) {
  std::string Bytes;
  raw_string_ostream OS(Bytes);
  json::OStream J(OS, /*IndentSize=*/2);
  auto List = [&](StringRef Key, const report::ResultFile &R, ArrayRef<size_t> Which) {
    J.attributeArray(Key, [&] {
      for (size_t I : Which)
        J.value(R.Whole[I]);
    });
  };
  J.object([&] {
    J.attribute("version", FormatVersion);
    J.attributeObject("tool", [&] {
      J.attribute("name", "heddle");
      J.attribute("version", toolVersion());
    });
    List("introduced", C.New, C.What.Introduced);
    List("fixed", C.Old, C.What.Fixed);
    List("same", C.New, C.What.Same);
  });
  J.flush();
  OS << '\n';
  return Bytes;
}

unsigned introducedAtLeast(const Compared &C, findings::Confidence Level) {
  return count_if(C.What.Introduced, [&](size_t I) { return C.New.Findings[I].Level >= Level; });
}

void printClosing(const Compared &C) {
  errs() << "heddle: " << C.What.Introduced.size() << " introduced";
  if (unsigned High = introducedAtLeast(C, findings::Confidence::High))
    errs() << " (" << High << " high)";
  errs() << ", " << C.What.Fixed.size() << " fixed, " << C.What.Same.size() << " the same\n";
}

/// A report that lacks files makes things look fixed, or new, that are not.
void tellErrors(StringRef Name, size_t Errors) {
  if (Errors)
    printWarning("'" + Name + "' is not complete: " + Twine(Errors) +
                 (Errors == 1 ? " file was" : " files were") + " not analysed, or not wholly");
}

} // namespace

int diff(const DiffOptions &O) {
  Expected<Compared> C = compareFiles(O);
  if (!C) {
    printError(C.takeError());
    return ExitUsage;
  }
  std::string Bytes = O.Json ? asJson(*C) : asText(*C, O);
  Error E = O.OutputFile.empty() ? writeStandardOutput(Bytes) : writeFile(O.OutputFile, Bytes);
  if (E) {
    printError(std::move(E));
    return ExitUsage;
  }
  tellErrors(O.Old, C->Old.Errors);
  tellErrors(O.New, C->New.Errors);
  printClosing(*C);
  RunOutcome Outcome;
  Outcome.Analysed = 1; // both files were read
  Outcome.Failed = C->New.Errors;
  Outcome.AllowedToFail = O.AllowedToFail;
  Outcome.GatingFindings = O.FailOn ? introducedAtLeast(*C, *O.FailOn) : 0;
  return statusOf(Outcome);
}

} // namespace heddle::driver
