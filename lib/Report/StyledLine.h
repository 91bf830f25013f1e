//===- Report/StyledLine.h - lines with a look ------------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A line of output as spans of text with a meaning each ("a place", "a note"),
// which becomes colour or not when it is written. All text passes through
// printable() here, so that no other part of the text report has to think of
// hostile names.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_REPORT_STYLEDLINE_H
#define HEDDLE_REPORT_STYLEDLINE_H

#include "Report/Terminal.h"
#include "llvm/Support/raw_ostream.h"
#include <vector>

namespace heddle::report {

enum class Style : uint8_t {
  Plain,
  Strong,  ///< the message, titles
  Warning, ///< the word "warning"
  Error,   ///< the word "error"
  Gutter,  ///< line numbers and bars beside an excerpt
  Mark,    ///< what underlines an excerpt
  First,   ///< first thread
  Second,  ///< second thread
  Third,   ///< any further one
  Outcome, ///< what has gone wrong
  Fact,    ///< the word "note"
  Advice,  ///< the word "help"
  Faint,   ///< places within a sentence
};

/// The look of thread \p Index, from 0.
Style threadStyle(size_t Index);

class StyledLine {
public:
  struct Span {
    Style Look;
    std::string Text;
  };

  StyledLine &add(llvm::StringRef Text, Style Look = Style::Plain);
  StyledLine &append(const StyledLine &Other);
  /// Spaces up to column \p Column (from 0).
  StyledLine &padTo(unsigned Column);
  unsigned width() const;
  bool empty() const { return Spans.empty(); }
  const std::vector<Span> &spans() const { return Spans; }

  /// The line broken into lines of at most \p Width columns, all but the first
  /// of which stand \p Hanging columns in (they do not where there is no room
  /// for that). It is broken at spaces, which go; a word that is too long for a
  /// line after '::', '/' or ',', and where it has none, anywhere, but not
  /// before what only closes it. At least one line.
  std::vector<StyledLine> wrap(unsigned Width, unsigned Hanging = 0) const;

private:
  std::vector<Span> Spans;
};

class StyledOutput {
public:
  StyledOutput(llvm::raw_ostream &OS, const Terminal &T) : OS(OS), Output(T) {}
  void write(const StyledLine &L);
  unsigned width() const { return Output.Width; }

private:
  llvm::raw_ostream &OS;
  Terminal Output;
};

} // namespace heddle::report

#endif // HEDDLE_REPORT_STYLEDLINE_H
