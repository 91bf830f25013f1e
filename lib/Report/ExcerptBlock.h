//===- Report/ExcerptBlock.h - the lines of source of a finding -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The excerpt below a headline: the line of the finding itself and the lines of
// its steps, each marked with the numbers of the steps, so that both sides of a
// problem are seen at once. What it shows need not be named again by place.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_REPORT_EXCERPTBLOCK_H
#define HEDDLE_REPORT_EXCERPTBLOCK_H

#include "Report/Excerpt.h"
#include "Report/StyledLine.h"
#include "Report/Text.h"

namespace heddle::report {

class ExcerptBlock {
public:
  ExcerptBlock(const TextOptions &O) : O(O) {}

  /// The place of the headline; first of all.
  void addPrimary(const findings::Place &P);
  /// The steps that matter, as long as there are not too many lines.
  void addSteps(const findings::Finding &F);

  /// Whether the line of \p P is among those shown.
  bool shows(const findings::Place &P) const;
  /// Nothing where no line could be had.
  void write(StyledOutput &Out) const;

private:
  struct Mark {
    findings::Place Where;
    Excerpt Shown;
    bool Primary = false;
    std::vector<uint32_t> Steps;
    Style Look = Style::Mark; ///< of the label: the thread, if it is only one
    size_t File = 0;          ///< order of the files
  };
  Mark *markAt(const findings::Place &P);
  size_t fileOrder(const findings::Place &P) const;
  void writeMark(StyledOutput &Out, const Mark &M) const;

  const TextOptions &O;
  std::vector<Mark> Marks;
};

} // namespace heddle::report

#endif // HEDDLE_REPORT_EXCERPTBLOCK_H
