//===- Findings/Baseline.cpp - findings that are known --------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Findings/Baseline.h"
#include "Findings/JsonText.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

namespace heddle::findings {

namespace {

/// Raised when an older heddle could no longer read the file.
constexpr int64_t FormatVersion = 1;
constexpr size_t FingerprintDigits = 32;

std::string field(const llvm::json::Object &Entry, llvm::StringRef Key) {
  return Entry.getString(Key).value_or("").str();
}

bool isFingerprint(llvm::StringRef S) {
  return S.size() == FingerprintDigits && llvm::all_of(S, llvm::isHexDigit);
}

} // namespace

Baseline::Baseline(std::vector<KnownFinding> Unsorted) : Entries(std::move(Unsorted)) {
  llvm::sort(Entries);
}

llvm::Expected<Baseline> Baseline::create(const llvm::json::Object &Document,
                                          llvm::StringRef Name) {
  if (llvm::Error E = checkVersion(Document, FormatVersion, Name))
    return std::move(E);
  const llvm::json::Array *Items = Document.getArray("findings");
  if (!Items)
    return llvm::createStringError("'" + Name +
                                   "': it has no array \"findings\"; "
                                   "--write-baseline makes a baseline");
  std::vector<KnownFinding> Entries;
  for (const llvm::json::Value &V : *Items) {
    const llvm::json::Object *Entry = V.getAsObject();
    if (!Entry || !isFingerprint(field(*Entry, "fingerprint")))
      return llvm::createStringError("'" + Name + "': entry " + llvm::Twine(Entries.size() + 1) +
                                     " has no \"fingerprint\" of 32 hex digits");
    Entries.push_back({field(*Entry, "fingerprint"), field(*Entry, "check"), field(*Entry, "file"),
                       field(*Entry, "function"), field(*Entry, "message")});
  }
  return Baseline(std::move(Entries));
}

std::string Baseline::text() const {
  std::string Text;
  llvm::raw_string_ostream OS(Text);
  OS << "{\n\"version\": " << FormatVersion << ",\n"
     << "\"about\": \"findings that are known; written by heddle check --write-baseline\",\n"
     << "\"findings\": [";
  for (const KnownFinding &K : Entries) {
    OS << (&K == &Entries.front() ? "\n" : ",\n");
    llvm::json::OStream J(OS);
    J.object([&] {
      J.attribute("fingerprint", llvm::json::fixUTF8(K.Fingerprint));
      J.attribute("check", llvm::json::fixUTF8(K.Check));
      J.attribute("file", llvm::json::fixUTF8(K.File));
      J.attribute("function", llvm::json::fixUTF8(K.Function));
      J.attribute("message", llvm::json::fixUTF8(K.Message));
    });
    J.flush();
  }
  OS << (Entries.empty() ? "]\n}\n" : "\n]\n}\n");
  return Text;
}

} // namespace heddle::findings
