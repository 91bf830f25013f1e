//===- Report/Text.cpp - findings for people ------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/Text.h"
#include "Findings/Filter.h"
#include "Report/ExcerptBlock.h"
#include "Report/InterleavingView.h"
#include "Report/PlaceName.h"
#include "Report/PrintableText.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace heddle::report {

using findings::CoffmanCondition;
using findings::Finding;
using findings::Note;
using findings::Place;

namespace {

class TextWriter {
public:
  TextWriter(llvm::raw_ostream &OS, const TextOptions &O) : Out(OS, O.Output), O(O) {}

  void write(const Finding &F);
  void writeNote(llvm::StringRef Severity, const Note &N);

private:
  void writeHeadline(const Place &P, llvm::StringRef Severity, Style Look, llvm::StringRef Message,
                     llvm::StringRef Check);
  void writeCoffman(llvm::ArrayRef<CoffmanCondition> Conditions);
  void writeNotes(llvm::ArrayRef<Note> Notes);
  void writeLabelled(llvm::StringRef Label, Style Look, const StyledLine &Text) {
    writeIndented(2, StyledLine().add(Label, Look).add(": ").append(Text));
  }
  /// Broken into lines only where the width is somebody's.
  void writeIndented(unsigned Indent, const StyledLine &Text, unsigned Hanging = 2);
  /// \p Message, and the places in parentheses if there are any.
  StyledLine withPlaces(llvm::StringRef Message, llvm::ArrayRef<Place> Places) const {
    StyledLine L;
    L.add(Message);
    if (std::string Names = lineNames(Places, O.WorkingDirectory); !Names.empty())
      L.add(" ").add("(" + Names + ")", Style::Faint);
    return L;
  }

  StyledOutput Out;
  const TextOptions &O;
};

void TextWriter::writeHeadline(const Place &P, llvm::StringRef Severity, Style Look,
                               llvm::StringRef Message, llvm::StringRef Check) {
  StyledLine L;
  if (!P.File.empty()) {
    std::string Where = lineName(P, O.WorkingDirectory);
    if (P.Line && P.Column)
      Where += ":" + llvm::utostr(P.Column);
    L.add(Where + ":", Style::Strong).add(" ");
  }
  L.add(Severity, Look).add(": ").add(Message, Style::Strong);
  if (!Check.empty())
    L.add((" [" + Check + "]").str());
  Out.write(L);
}

void TextWriter::writeIndented(unsigned Indent, const StyledLine &Text, unsigned Hanging) {
  if (!O.Output.WidthKnown) {
    Out.write(StyledLine().padTo(Indent).append(Text));
    return;
  }
  unsigned Width = std::max(Out.width(), Indent + 1) - Indent;
  for (const StyledLine &L : Text.wrap(Width, Hanging))
    Out.write(StyledLine().padTo(Indent).append(L));
}

bool allOnOneLine(const Finding &F) {
  return llvm::all_of(F.Threads, [&](const findings::Thread &T) {
    return llvm::all_of(T.Steps, [&](const findings::Step &S) {
      return S.Where.File == F.Where.File && S.Where.Line == F.Where.Line;
    });
  });
}

void TextWriter::write(const Finding &F) {
  writeHeadline(F.Where, "warning", Style::Warning, F.Message, F.Check);
  ExcerptBlock Excerpts(O);
  Excerpts.addPrimary(F.Where);
  Excerpts.addSteps(F);
  Excerpts.write(Out);
  bool OneLine = allOnOneLine(F); // which the headline names
  writeInterleaving(Out, F, O.WorkingDirectory,
                    [&](const Place &P) { return OneLine || Excerpts.shows(P); });
  if (!F.Outcome.empty())
    writeIndented(2, StyledLine().add(F.Outcome, Style::Outcome));
  writeCoffman(F.Coffman);
  writeNotes(F.Notes);
  if (F.Level != findings::Confidence::High)
    writeLabelled("confidence", Style::Fact, StyledLine().add(findings::spelling(F.Level)));
  if (!F.Help.empty())
    writeLabelled("help", Style::Advice, StyledLine().add(F.Help));
  for (const findings::Fix &X : F.Fixes)
    if (!X.Message.empty())
      writeLabelled("fix", Style::Advice, StyledLine().add(X.Message));
  Out.write({});
}

void TextWriter::writeCoffman(llvm::ArrayRef<CoffmanCondition> Conditions) {
  if (Conditions.empty())
    return;
  writeIndented(2, StyledLine().add("the four conditions of this deadlock:"));
  unsigned Widest = 0;
  for (const CoffmanCondition &C : Conditions)
    Widest = std::max(Widest, columnWidth(printable(C.Name)));
  for (const CoffmanCondition &C : Conditions) {
    StyledLine L;
    L.add(C.Name, C.CheapestToBreak ? Style::Strong : Style::Plain).add(":");
    L.padTo(Widest + 2).append(withPlaces(C.Why.Message, C.Why.Where));
    if (C.CheapestToBreak)
      L.add("; ").add("the cheapest to break", Style::Advice);
    // In half of a narrow line there is no room for the sentence.
    writeIndented(4, L, Out.width() >= 2 * (Widest + 6) ? Widest + 2 : 2);
  }
}

void TextWriter::writeNotes(llvm::ArrayRef<Note> Notes) {
  // The same fact about several places is said once.
  while (!Notes.empty()) {
    const std::string &Message = Notes.front().Message;
    size_t Count =
        llvm::find_if(Notes, [&](const Note &N) { return N.Message != Message; }) - Notes.begin();
    std::vector<Place> Places;
    for (const Note &N : Notes.take_front(Count))
      Places.push_back(N.Where);
    writeLabelled("note", Style::Fact, withPlaces(Message, Places));
    Notes = Notes.drop_front(Count);
  }
}

void TextWriter::writeNote(llvm::StringRef Severity, const Note &N) {
  writeHeadline(N.Where, Severity, Severity == "error" ? Style::Error : Style::Warning, N.Message,
                "");
  ExcerptBlock Excerpts(O);
  Excerpts.addPrimary(N.Where);
  Excerpts.write(Out);
}

} // namespace

void writeText(llvm::raw_ostream &OS, llvm::ArrayRef<Finding> Findings, const TextOptions &O) {
  TextWriter W(OS, O);
  for (const Finding &F : Findings)
    W.write(F);
}

void writeNote(llvm::raw_ostream &OS, llvm::StringRef Severity, const Note &N,
               const TextOptions &O) {
  TextWriter(OS, O).writeNote(Severity, N);
}

} // namespace heddle::report
