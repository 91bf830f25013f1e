//===- Report/ResultFile.cpp - a JSON report, read again ------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/ResultFile.h"
#include "Findings/Filter.h"
#include "Findings/JsonText.h"
#include "Report/Json.h"

namespace heddle::report {

using namespace findings;

namespace {

/// A number of \p O that may be missing; what is no line or column is 0.
uint32_t number(const llvm::json::Object &O, llvm::StringRef Key) {
  int64_t N = O.getInteger(Key).value_or(0);
  return N > 0 && N <= UINT32_MAX ? static_cast<uint32_t>(N) : 0;
}

/// The part of a finding that is compared and named.
llvm::Expected<Finding> parseFinding(const llvm::json::Value &V, const llvm::Twine &Where) {
  const llvm::json::Object *O = V.getAsObject();
  if (!O)
    return llvm::createStringError(Where + " is no object");
  for (llvm::StringRef Key : {"check", "confidence", "message", "fingerprint"})
    if (O->getString(Key).value_or("").empty())
      return llvm::createStringError(Where + " has no \"" + Key + "\"");
  std::optional<Confidence> Level = parseConfidence(*O->getString("confidence"));
  if (!Level)
    return llvm::createStringError(Where + ": its \"confidence\" is neither high, medium nor low");
  Finding F;
  F.Check = *O->getString("check");
  F.Level = *Level;
  F.Message = *O->getString("message");
  F.Fingerprint = *O->getString("fingerprint");
  F.Function = O->getString("function").value_or("");
  F.Where.File = O->getString("file").value_or("");
  F.Where.Line = number(*O, "line");
  F.Where.Column = number(*O, "column");
  F.Where.Length = number(*O, "length");
  return F;
}

} // namespace

llvm::Expected<ResultFile> parseResults(llvm::json::Object Document, llvm::StringRef Name) {
  if (llvm::Error E = checkVersion(Document, JsonFormatVersion, Name))
    return std::move(E);
  llvm::json::Array *Items = Document.getArray("findings");
  if (!Items)
    return llvm::createStringError("'" + Name +
                                   "': it has no array \"findings\"; "
                                   "--format=json writes a report to compare");
  ResultFile R;
  for (const llvm::json::Value &V : *Items) {
    llvm::Expected<Finding> F =
        parseFinding(V, "'" + Name + "': finding " + llvm::Twine(R.Findings.size() + 1));
    if (!F)
      return F.takeError();
    R.Findings.push_back(std::move(*F));
  }
  R.Whole = std::move(*Items);
  if (const llvm::json::Array *Errors = Document.getArray("errors"))
    R.Errors = Errors->size();
  return R;
}

llvm::Expected<ResultFile> readResults(llvm::StringRef Path) {
  llvm::Expected<llvm::json::Object> Document = readObject(Path);
  if (!Document)
    return Document.takeError();
  return parseResults(std::move(*Document), Path);
}

} // namespace heddle::report
