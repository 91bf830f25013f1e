//===- Report/SarifResult.cpp - one result of a SARIF log -----------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/SarifResult.h"
#include "Findings/Filter.h"
#include "Findings/Interleaving.h"
#include "Report/LineHash.h"
#include "Report/PlaceName.h"
#include "Report/PrintableText.h"
#include "Report/Uri.h"
#include "llvm/ADT/StringExtras.h"

namespace heddle::report {

using namespace findings;

namespace {

/// As a sentence: other tools put it into running text.
std::string sentence(llvm::StringRef Text) {
  if (Text.empty())
    return "";
  return llvm::toUpper(Text.front()) + Text.drop_front().str() + ".";
}

/// Number of UTF-16 units before byte \p Byte of \p Line; a byte that is no
/// UTF-8 is one.
size_t utf16Units(llvm::StringRef Line, size_t Byte) {
  size_t Units = 0;
  Line = Line.take_front(Byte);
  while (!Line.empty()) {
    llvm::StringRef C = firstCharacter(Line);
    Line = Line.drop_front(C.size());
    Units += C.size() == 4 ? 2 : 1;
  }
  return Units;
}

llvm::StringRef level(Confidence C) { return C == Confidence::Low ? "note" : "warning"; }

/// From 0 to 100, for tools that sort by it.
double rank(Confidence C) {
  switch (C) {
  case Confidence::Low:
    return 25;
  case Confidence::Medium:
    return 60;
  case Confidence::High:
    return 90;
  }
  return 0;
}

} // namespace

std::string sarifMessage(llvm::StringRef Text) {
  std::string Result;
  // Brackets mean something in front of a target only; elsewhere a backslash
  // would be shown.
  bool Link = Text.contains("](");
  for (char C : printable(Text)) {
    if (Link && (C == '[' || C == ']'))
      Result += '\\';
    Result += C;
  }
  return Result;
}

void SarifResultWriter::message(llvm::StringRef Key, llvm::StringRef Text) {
  J.attributeObject(Key, [&] { J.attribute("text", sarifMessage(Text)); });
}

void SarifResultWriter::physicalLocation(const Place &P) {
  if (P.File.empty())
    return;
  std::string Name = fileName(P.File, O.Root);
  J.attributeObject("physicalLocation", [&] {
    J.attributeObject("artifactLocation", [&] {
      J.attribute("uri", fileUri(Name));
      if (!llvm::StringRef(Name).starts_with("/"))
        J.attribute("uriBaseId", SarifRootId);
    });
    if (P.Line)
      J.attributeObject("region", [&] { region(P); });
  });
}

void SarifResultWriter::region(const Place &P) {
  J.attribute("startLine", P.Line);
  if (!P.Column)
    return;
  size_t Begin = P.Column, End = Begin + P.Length;
  if (std::optional<std::string> Line = O.Source ? O.Source->line(P.File, P.Line) : std::nullopt) {
    // A region that goes on behind its line ends with it.
    Begin = utf16Units(*Line, P.Column - 1) + 1;
    End = utf16Units(*Line, size_t(P.Column) - 1 + P.Length) + 1;
  }
  J.attribute("startColumn", static_cast<int64_t>(Begin));
  if (End > Begin)
    J.attribute("endColumn", static_cast<int64_t>(End));
}

const std::vector<std::string> &SarifResultWriter::hashesOf(const std::string &File) {
  auto [It, New] = Hashes.try_emplace(File);
  if (New && O.Source)
    if (std::optional<llvm::StringRef> Text = O.Source->text(File))
      It->second = lineHashes(*Text);
  return It->second;
}

void SarifResultWriter::fingerprints(const Finding &F) {
  J.attributeObject("partialFingerprints", [&] {
    J.attribute("heddleFingerprint/v1", llvm::json::fixUTF8(F.Fingerprint));
    const std::vector<std::string> &Lines = hashesOf(F.Where.File);
    if (F.Where.Line && F.Where.Line <= Lines.size())
      J.attribute("primaryLocationLineHash", Lines[F.Where.Line - 1]);
  });
}

std::string SarifResultWriter::describe(llvm::ArrayRef<const Finding *> Same) const {
  const Finding &F = *Same.front();
  std::string Text = sentence(F.Message);
  for (llvm::StringRef Part : {llvm::StringRef(F.Outcome), llvm::StringRef(F.Help)})
    if (!Part.empty())
      Text += " " + sentence(Part);
  if (Same.size() > 1)
    Text += " On the same line: " + llvm::utostr(Same.size() - 1) + " more.";
  return Text;
}

void SarifResultWriter::write(llvm::ArrayRef<const Finding *> Same,
                              std::optional<size_t> RuleIndex) {
  const Finding &F = *Same.front();
  std::vector<Related> Others;
  for (const Finding *Other : Same.drop_front())
    Others.push_back({Other->Where, Other->Message});
  for (const Finding *Each : Same) {
    for (const Note &N : Each->Notes)
      Others.push_back({N.Where, N.Message});
    for (const CoffmanCondition &C : Each->Coffman)
      Others.push_back({C.Why.Where, C.Name + ": " + C.Why.Message});
  }
  J.object([&] {
    J.attribute("ruleId", llvm::json::fixUTF8(F.Check));
    if (RuleIndex)
      J.attribute("ruleIndex", static_cast<int64_t>(*RuleIndex));
    J.attribute("level", level(F.Level));
    J.attribute("rank", rank(F.Level));
    message("message", describe(Same));
    J.attributeArray("locations", [&] {
      if (F.Where.File.empty())
        return;
      J.object([&] {
        physicalLocation(F.Where);
        if (!F.Function.empty())
          J.attributeArray("logicalLocations", [&] {
            J.object([&] { J.attribute("fullyQualifiedName", printable(F.Function)); });
          });
      });
    });
    fingerprints(F);
    codeFlows(Same);
    relatedLocations(Others);
    fixes(F);
    J.attributeObject("properties", [&] { J.attribute("confidence", spelling(F.Level)); });
  });
}

void SarifResultWriter::codeFlows(llvm::ArrayRef<const Finding *> Same) {
  Numbers.clear();
  for (const Finding *F : Same)
    for (const InterleavedStep &S : interleave(*F))
      Numbers[S.What] = S.Number;
  size_t Room = O.Limits.StepsOfResult;
  if (llvm::all_of(Same, [](const Finding *F) { return F->Threads.empty(); }))
    return;
  J.attributeArray("codeFlows", [&] {
    for (const Finding *F : Same) {
      if (F->Threads.empty())
        continue;
      J.object([&] {
        message("message", F->Message);
        J.attributeArray("threadFlows", [&] {
          for (size_t T = 0; T != F->Threads.size(); ++T)
            threadFlow(F->Threads[T], T + 1, Room);
        });
      });
    }
  });
}

void SarifResultWriter::threadFlow(const Thread &T, size_t Number, size_t &Room) {
  // The format wants at least one location in a flow.
  std::vector<const Step *> Shown;
  bool All = T.Steps.size() <= Room;
  for (const Step &S : T.Steps)
    if (All || (!S.OnTheWay && Shown.size() < Room))
      Shown.push_back(&S);
  StepsLeftOut += T.Steps.size() - Shown.size();
  Room -= Shown.size();
  if (Shown.empty())
    return;
  std::string Title = "thread " + llvm::utostr(Number) + ": " + T.Name;
  if (!T.Start.empty())
    Title += ", " + T.Start;
  if (!T.StartedAt.File.empty())
    Title += " " + lineName(T.StartedAt, O.Root);
  J.object([&] {
    J.attribute("id", "thread " + llvm::utostr(Number));
    message("message", Title);
    J.attributeArray("locations", [&] {
      for (const Step *S : Shown)
        J.object([&] { step(*S); });
    });
  });
}

void SarifResultWriter::step(const Step &S) {
  uint32_t Number = Numbers.lookup(&S);
  J.attribute("executionOrder", Number);
  J.attribute("importance", S.OnTheWay ? "unimportant" : "essential");
  J.attributeObject("location", [&] {
    physicalLocation(S.Where);
    // Not every viewer shows the order, and sentences refer to it.
    std::string Text = llvm::utostr(Number) + ". " + S.Message;
    if (!S.Held.empty())
      Text += ", holding '" + llvm::join(S.Held, "', '") + "'";
    message("message", Text);
  });
}

void SarifResultWriter::relatedLocations(const std::vector<Related> &All) {
  std::vector<const Related *> Shown;
  for (const Related &R : All) {
    if (R.Where.File.empty())
      continue;
    if (Shown.size() < O.Limits.PlacesOfResult)
      Shown.push_back(&R);
    else
      ++PlacesLeftOut;
  }
  if (Shown.empty())
    return;
  J.attributeArray("relatedLocations", [&] {
    for (size_t I = 0; I != Shown.size(); ++I)
      J.object([&] {
        J.attribute("id", static_cast<int64_t>(I + 1));
        physicalLocation(Shown[I]->Where);
        message("message", Shown[I]->Message);
      });
  });
}

void SarifResultWriter::fixes(const Finding &F) {
  if (F.Fixes.empty())
    return;
  J.attributeArray("fixes", [&] {
    for (const Fix &X : F.Fixes)
      J.object([&] {
        message("description", X.Message);
        J.attributeArray("artifactChanges", [&] {
          for (const Replacement &E : X.Edits)
            J.object([&] {
              J.attributeObject("artifactLocation", [&] {
                std::string Name = fileName(E.File, O.Root);
                J.attribute("uri", fileUri(Name));
                if (!llvm::StringRef(Name).starts_with("/"))
                  J.attribute("uriBaseId", SarifRootId);
              });
              J.attributeArray("replacements", [&] {
                J.object([&] {
                  J.attributeObject("deletedRegion", [&] {
                    J.attribute("byteOffset", E.Offset);
                    J.attribute("byteLength", E.Length);
                  });
                  J.attributeObject("insertedContent",
                                    [&] { J.attribute("text", llvm::json::fixUTF8(E.Text)); });
                });
              });
            });
        });
      });
  });
}

} // namespace heddle::report
