//===- Report/Text.cpp - findings for people ------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/Text.h"
#include "Findings/Filter.h"
#include "Report/Excerpt.h"
#include "Report/InterleavingView.h"
#include "Report/PlaceName.h"
#include "Report/PrintableText.h"
#include "Report/StyledLine.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"

namespace heddle::report {

using findings::CoffmanCondition;
using findings::Finding;
using findings::Note;
using findings::Place;

namespace {

class TextWriter {
public:
  TextWriter(llvm::raw_ostream &OS, const TextOptions &O) : Out(OS, O.Output), O(O) {}

  void write(const Finding &F) {
    writeHeadline(F.Where, "warning", Style::Warning, F.Message, F.Check);
    writeExcerpt(F.Where);
    writeInterleaving(Out, F, O.WorkingDirectory);
    if (!F.Outcome.empty())
      Out.write(StyledLine().add("  ").add(F.Outcome, Style::Outcome));
    writeCoffman(F.Coffman);
    writeNotes(F.Notes);
    if (F.Level != findings::Confidence::High)
      writeLabelled("note", Style::Fact,
                    StyledLine().add(("confidence: " + findings::spelling(F.Level)).str()));
    if (!F.Help.empty())
      writeLabelled("help", Style::Advice, StyledLine().add(F.Help));
    for (const findings::Fix &X : F.Fixes)
      if (!X.Message.empty())
        writeLabelled("fix", Style::Advice, StyledLine().add(X.Message));
  }

  void writeHeadline(const Place &P, llvm::StringRef Severity, Style Look, llvm::StringRef Message,
                     llvm::StringRef Check);
  void writeExcerpt(const Place &P);
  void blank() { Out.write({}); }

private:
  void writeCoffman(llvm::ArrayRef<CoffmanCondition> Conditions);
  void writeNotes(llvm::ArrayRef<Note> Notes);
  void writeLabelled(llvm::StringRef Label, Style Look, const StyledLine &Text) {
    Out.write(StyledLine().add("  ").add(Label, Look).add(": ").append(Text));
  }
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

void TextWriter::writeExcerpt(const Place &P) {
  if (!O.Source || P.File.empty())
    return;
  std::optional<std::string> Line = O.Source->line(P.File, P.Line);
  if (!Line)
    return;
  std::string Number = llvm::formatv("{0,5} | ", P.Line);
  std::string Bar = std::string(Number.size() - 2, ' ') + "| ";
  unsigned Width = Out.width() - std::min<unsigned>(Out.width(), Number.size());
  std::optional<Excerpt> E = makeExcerpt(*Line, P.Column, P.Length, Width);
  if (!E)
    return;
  Out.write(StyledLine().add(Number, Style::Gutter).add(E->Text));
  std::string Mark = "^" + std::string(E->MarkWidth - 1, '~');
  Out.write(StyledLine()
                .add(Bar, Style::Gutter)
                .add(std::string(E->MarkColumn, ' '))
                .add(Mark, Style::Mark));
}

void TextWriter::writeCoffman(llvm::ArrayRef<CoffmanCondition> Conditions) {
  if (Conditions.empty())
    return;
  Out.write(StyledLine().add("  the four conditions of this deadlock:"));
  unsigned Widest = 0;
  for (const CoffmanCondition &C : Conditions)
    Widest = std::max(Widest, columnWidth(printable(C.Name)));
  for (const CoffmanCondition &C : Conditions) {
    StyledLine L;
    L.add(C.CheapestToBreak ? "  > " : "    ", Style::Advice);
    L.add(C.Name, C.CheapestToBreak ? Style::Strong : Style::Plain).add(":");
    L.padTo(4 + Widest + 2).append(withPlaces(C.Why.Message, C.Why.Where));
    if (C.CheapestToBreak)
      L.add("; ").add("the cheapest to break", Style::Advice);
    Out.write(L);
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

} // namespace

void writeText(llvm::raw_ostream &OS, llvm::ArrayRef<Finding> Findings, const TextOptions &O) {
  TextWriter W(OS, O);
  for (auto [I, F] : llvm::enumerate(Findings)) {
    if (I > 0)
      W.blank();
    W.write(F);
  }
}

void writeNote(llvm::raw_ostream &OS, llvm::StringRef Severity, const Note &N,
               const TextOptions &O) {
  TextWriter W(OS, O);
  W.writeHeadline(N.Where, Severity, Severity == "error" ? Style::Error : Style::Warning, N.Message,
                  "");
  W.writeExcerpt(N.Where);
}

} // namespace heddle::report
