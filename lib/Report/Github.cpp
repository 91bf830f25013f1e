//===- Report/Github.cpp - findings as annotations of a workflow ----------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/Github.h"
#include "Findings/Interleaving.h"
#include "Report/PlaceName.h"
#include "Report/PrintableText.h"
#include "Report/Ranking.h"
#include "llvm/ADT/StringExtras.h"

namespace heddle::report {

using namespace findings;

namespace {

/// Of errors, of warnings and of notices, for each step of a workflow.
constexpr size_t MostOfKind = 10;

/// The text of a command: a line, whatever \p Text is. The runner turns the
/// codes back.
std::string escapedData(llvm::StringRef Text) {
  std::string Result;
  for (char C : Text) {
    if (C == '%')
      Result += "%25";
    else if (C == '\n')
      Result += "%0A";
    else if (C == '\r')
      Result += "%0D";
    else
      Result += C;
  }
  return Result;
}

/// The value of a property, in which the separators are codes, too. Ends of lines
/// have codes and stay what they are; other characters that cannot be shown do not.
std::string escapedProperty(llvm::StringRef Text) {
  std::string Shown, Result;
  while (!Text.empty()) {
    llvm::StringRef C = firstCharacter(Text);
    Text = Text.drop_front(C.size());
    Shown += C == "\n" || C == "\r" ? C.str() : printable(C);
  }
  for (char C : escapedData(Shown)) {
    if (C == ':')
      Result += "%3A";
    else if (C == ',')
      Result += "%2C";
    else
      Result += C;
  }
  return Result;
}

llvm::StringRef kind(Confidence C) { return C == Confidence::Low ? "notice" : "warning"; }

/// What an annotation says: the finding, its interleaving, what to do.
std::string describe(const Finding &F, llvm::StringRef Root) {
  std::string Text = printable(F.Message);
  for (const InterleavedStep &S : interleave(F)) {
    Text += "\n" + llvm::utostr(S.Number) + ". ";
    if (F.Threads.size() > 1)
      Text += "thread " + llvm::utostr(S.Thread + 1) + " ";
    Text += printable(S.What->Message);
    if (!S.What->Where.File.empty())
      Text += " (" + printable(lineName(S.What->Where, Root)) + ")";
  }
  for (llvm::StringRef Part : {llvm::StringRef(F.Outcome), llvm::StringRef(F.Help)})
    if (!Part.empty())
      Text += "\n" + printable(Part);
  return Text;
}

void annotate(llvm::raw_ostream &OS, const Finding &F, llvm::StringRef Root) {
  OS << "::" << kind(F.Level) << ' ';
  if (!F.Where.File.empty()) {
    OS << "file=" << escapedProperty(fileName(F.Where.File, Root)) << ",line=" << F.Where.Line
       << ",col=" << F.Where.Column;
    if (F.Where.Length)
      OS << ",endColumn=" << F.Where.Column + F.Where.Length;
    OS << ',';
  }
  OS << "title=" << escapedProperty(F.Check) << "::" << escapedData(describe(F, Root)) << '\n';
}

void annotate(llvm::raw_ostream &OS, const Note &Comment, llvm::StringRef Root) {
  OS << "::notice file=" << escapedProperty(fileName(Comment.Where.File, Root))
     << ",line=" << Comment.Where.Line << ",col=" << Comment.Where.Column
     << ",title=heddle::" << escapedData(printable(describeAdded(Comment))) << '\n';
}

} // namespace

void writeGithub(llvm::raw_ostream &OS, const RunReport &R, const GithubOptions &O) {
  size_t Written[2] = {0, 0}, LeftOut = 0;
  for (size_t I : worstFirst(R.Findings)) {
    const Finding &F = R.Findings[I];
    if (Written[F.Level == Confidence::Low]++ < MostOfKind)
      annotate(OS, F, O.Root);
    else
      ++LeftOut;
  }
  if (R.Since)
    for (const Note &N : R.Since->AddedSuppressions) {
      if (Written[true]++ < MostOfKind)
        annotate(OS, N, O.Root);
      else
        ++LeftOut;
    }
  if (LeftOut)
    OS << LeftOut << (LeftOut == 1 ? " more finding is" : " more findings are")
       << " not annotated: GitHub shows " << MostOfKind << " of a kind\n";
}

} // namespace heddle::report
