//===- Driver/ConfigDump.cpp - the configuration, told --------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/ConfigDump.h"
#include "Report/PrintableText.h"
#include "checks/Registry.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace heddle::driver {
namespace {

/// \p Text in double quotes, as JSON and YAML both have it.
std::string quoted(StringRef Text) {
  std::string Out;
  raw_string_ostream(Out) << json::Value(json::fixUTF8(Text));
  return Out;
}

std::string quoted(ArrayRef<std::string> All) {
  std::string Out = "[";
  for (const std::string &One : All)
    Out += (Out.size() > 1 ? ", " : "") + quoted(StringRef(One));
  return Out + "]";
}

/// Who gave a value.
template <class T>
std::string origin(const std::optional<Placed<T>> &InFile, bool Given, StringRef Flag) {
  if (Given)
    return Flag.str();
  return InFile ? InFile->Where : "default";
}

std::string originOfChecks(const Analyser &A) {
  const auto &InFile = A.config().Checks;
  StringRef All = A.options().Checks;
  bool Given = InFile ? All.size() > InFile->Value.size() + 1 : !All.empty();
  if (InFile && Given)
    return InFile->Where + ", then --checks";
  return origin(InFile, Given, "--checks");
}

} // namespace

std::string dumpConfiguration(const Analyser &A) {
  const AnalyseOptions &O = A.options();
  const ConfigFile &C = A.config();
  std::string Out;
  raw_string_ostream OS(Out);
  auto Line = [&](StringRef Key, StringRef Value, StringRef From) {
    OS << Key << ':' << (Value.empty() ? "" : " ") << Value << "  # " << report::printable(From)
       << '\n';
  };
  OS << "# " << (C.Path.empty() ? "no .heddle.yaml is used" : report::printable(C.Path)) << '\n';
  Line("checks", quoted(StringRef(O.Checks).trim(',')), originOfChecks(A));
  Line("confidence", findings::spelling(O.Filter.Threshold),
       origin(C.Confidence, O.Given.Confidence, "--confidence"));
  Line("exclude", quoted(O.Filter.Exclude), origin(C.Exclude, O.Given.Exclude, "--exclude"));
  Line("fail-on", O.FailOn ? findings::spelling(*O.FailOn) : "none",
       origin(C.FailOn, O.Given.FailOn, "--fail-on"));
  Line("header-filter", quoted(StringRef(O.Filter.HeaderFilter)),
       origin(C.HeaderFilter, O.Given.HeaderFilter, "--header-filter"));
  Line("overrides", O.Filter.Overrides.empty() ? "[]" : "", origin(C.Overrides, false, ""));
  for (const findings::Override &V : O.Filter.Overrides)
    OS << "  - {path: " << quoted(V.Paths) << ", checks: " << quoted(StringRef(V.Checks)) << "}\n";
  Line("require-suppression-reason", O.RequireReason ? "true" : "false",
       origin(C.RequireReason, O.Given.RequireReason, "--require-suppression-reason"));
  for (const Placed<std::string> &S : C.Sections)
    OS << "# adds to the catalogue: " << S.Value << "  # " << report::printable(S.Where) << '\n';
  for (const checks::CheckInfo &I : checks::all())
    OS << "# " << (A.enabled(I.Name) ? "on:  " : "off: ") << I.Name << '\n';
  return Out;
}

std::string verdictOnConfiguration(const Analyser &A) {
  if (A.config().Path.empty())
    return "no .heddle.yaml is used\n";
  return "'" + report::printable(A.config().Path) + "' is right\n";
}

} // namespace heddle::driver
