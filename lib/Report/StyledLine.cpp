//===- Report/StyledLine.cpp - lines with a look --------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/StyledLine.h"
#include "Report/PrintableText.h"

namespace heddle::report {

namespace {

/// The SGR sequence of \p S.
llvm::StringRef sequence(Style S) {
  switch (S) {
  case Style::Plain:
    return "";
  case Style::Strong:
    return "\x1b[1m";
  case Style::Warning:
    return "\x1b[1;35m";
  case Style::Error:
    return "\x1b[1;31m";
  case Style::Gutter:
    return "\x1b[34m";
  case Style::Mark:
    return "\x1b[1;32m";
  case Style::First:
    return "\x1b[36m";
  case Style::Second:
    return "\x1b[33m";
  case Style::Third:
    return "\x1b[32m";
  case Style::Outcome:
    return "\x1b[31m";
  case Style::Fact:
    return "\x1b[1;34m";
  case Style::Advice:
    return "\x1b[1;32m";
  case Style::Faint:
    return "\x1b[2m";
  }
  return "";
}

/// \p Text, which begins a line when \p Starts, so that GitHub's runner takes
/// nothing in it for a command: it obeys '::' at the start of a line, after
/// spaces too, and the older '##[' anywhere.
std::string neutralised(llvm::StringRef Text, bool Starts) {
  std::string Result;
  llvm::StringRef Visible = Text.ltrim(' ');
  if (Starts && Visible.starts_with(":")) {
    Result = Text.drop_back(Visible.size()).str() + "\\";
    Text = Visible;
  }
  while (true) {
    auto [Head, Tail] = Text.split("##[");
    Result += Head;
    if (Head.size() == Text.size())
      return Result;
    Result += "##\\[";
    Text = Tail;
  }
}

} // namespace

Style threadStyle(size_t Index) {
  return Index == 0 ? Style::First : Index == 1 ? Style::Second : Style::Third;
}

StyledLine &StyledLine::add(llvm::StringRef Text, Style Look) {
  if (Text.empty())
    return *this;
  if (!Spans.empty() && Spans.back().Look == Look)
    Spans.back().Text += printable(Text);
  else
    Spans.push_back({Look, printable(Text)});
  return *this;
}

StyledLine &StyledLine::append(const StyledLine &Other) {
  for (const Span &S : Other.Spans)
    add(S.Text, S.Look);
  return *this;
}

StyledLine &StyledLine::padTo(unsigned Column) {
  unsigned Now = width();
  return Now < Column ? add(std::string(Column - Now, ' ')) : *this;
}

unsigned StyledLine::width() const {
  unsigned Sum = 0;
  for (const Span &S : Spans)
    Sum += columnWidth(S.Text);
  return Sum;
}

void StyledOutput::write(const StyledLine &L) {
  bool Starts = true;
  for (const StyledLine::Span &S : L.spans()) {
    std::string Text = Output.WorkflowLog ? neutralised(S.Text, Starts) : S.Text;
    Starts &= llvm::StringRef(S.Text).trim(' ').empty();
    llvm::StringRef Begin = Output.Colour ? sequence(S.Look) : "";
    OS << Begin << Text << (Begin.empty() ? "" : "\x1b[0m");
  }
  OS << '\n';
}

} // namespace heddle::report
