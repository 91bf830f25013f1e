//===- Report/ExcerptBlock.cpp - the lines of source of a finding ---------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/ExcerptBlock.h"
#include "Findings/Interleaving.h"
#include "Report/PlaceName.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include <tuple>

namespace heddle::report {

using findings::Place;

namespace {

/// More lines than this hide the interleaving; further steps name their places.
constexpr size_t MaxMarks = 6;

std::string lineNumber(uint32_t Line) { return llvm::formatv("{0,5} | ", Line); }

std::string bar(uint32_t Line) { return std::string(lineNumber(Line).size() - 2, ' ') + "| "; }

} // namespace

void ExcerptBlock::addPrimary(const Place &P) {
  if (Mark *M = markAt(P))
    M->Primary = true;
}

void ExcerptBlock::addSteps(const findings::Finding &F) {
  for (const findings::InterleavedStep &S : findings::interleave(F)) {
    if (S.What->OnTheWay)
      continue;
    Mark *M = markAt(S.What->Where);
    if (!M)
      continue;
    Style Look = threadStyle(S.Thread);
    M->Look = M->Steps.empty() || M->Look == Look ? Look : Style::Plain;
    M->Steps.push_back(S.Number);
  }
}

ExcerptBlock::Mark *ExcerptBlock::markAt(const Place &P) {
  for (Mark &M : Marks)
    if (std::tie(M.Where.File, M.Where.Line, M.Where.Column) == std::tie(P.File, P.Line, P.Column))
      return &M;
  if (!O.Source || P.File.empty() || Marks.size() == MaxMarks)
    return nullptr;
  std::optional<std::string> Line = O.Source->line(P.File, P.Line);
  if (!Line)
    return nullptr;
  unsigned Gutter = lineNumber(P.Line).size();
  unsigned Width = O.Output.Width - std::min(O.Output.Width, Gutter);
  std::optional<Excerpt> E = makeExcerpt(*Line, P.Column, P.Length, Width);
  if (!E)
    return nullptr;
  Mark New;
  New.Where = P;
  New.Shown = std::move(*E);
  New.File = fileOrder(P);
  Marks.push_back(std::move(New));
  return &Marks.back();
}

size_t ExcerptBlock::fileOrder(const Place &P) const {
  size_t Next = 0;
  for (const Mark &M : Marks) {
    if (M.Where.File == P.File)
      return M.File;
    Next = std::max(Next, M.File + 1);
  }
  return Next;
}

bool ExcerptBlock::shows(const Place &P) const {
  return llvm::any_of(
      Marks, [&](const Mark &M) { return M.Where.File == P.File && M.Where.Line == P.Line; });
}

void ExcerptBlock::write(StyledOutput &Out) const {
  std::vector<Mark> Sorted = Marks;
  llvm::sort(Sorted, [](const Mark &A, const Mark &B) {
    return std::tie(A.File, A.Where.Line, A.Where.Column) <
           std::tie(B.File, B.Where.Line, B.Where.Column);
  });
  const Mark *Last = nullptr;
  for (const Mark &M : Sorted) {
    // The headline has named the first file, if it could be shown.
    bool NewFile = Last ? Last->File != M.File : !Sorted.front().Primary && M.File > 0;
    if (NewFile)
      Out.write(StyledLine()
                    .add(std::string(bar(M.Where.Line).size() - 3, ' ') + "--> ", Style::Gutter)
                    .add(lineName(M.Where, O.WorkingDirectory)));
    if (!Last || NewFile || Last->Where.Line != M.Where.Line || Last->Shown.Text != M.Shown.Text)
      Out.write(StyledLine().add(lineNumber(M.Where.Line), Style::Gutter).add(M.Shown.Text));
    writeMark(Out, M);
    Last = &M;
  }
}

void ExcerptBlock::writeMark(StyledOutput &Out, const Mark &M) const {
  StyledLine L;
  L.add(bar(M.Where.Line), Style::Gutter).add(std::string(M.Shown.MarkColumn, ' '));
  std::string Under(M.Shown.MarkWidth, '~');
  if (M.Primary)
    Under[0] = '^';
  L.add(Under, M.Primary ? Style::Mark : M.Look);
  // With a single mark everything happens there.
  if (Marks.size() > 1 && !M.Steps.empty()) {
    std::string Label = M.Steps.size() == 1 ? "step " : "steps ";
    for (auto [I, N] : llvm::enumerate(M.Steps))
      Label += (I ? ", " : "") + llvm::utostr(N);
    unsigned Gutter = bar(M.Where.Line).size(), Room = Out.width();
    if (O.Output.WidthKnown && L.width() + 1 + Label.size() > Room) {
      // Below, and so far to the left that it has room.
      Out.write(L);
      unsigned Column =
          std::min<size_t>(L.width() - Under.size(), Room - std::min<size_t>(Room, Label.size()));
      L = StyledLine().add(bar(M.Where.Line), Style::Gutter).padTo(std::max(Gutter, Column));
      L.add(Label, M.Look);
    } else {
      L.add(" ").add(Label, M.Look);
    }
  }
  Out.write(L);
}

} // namespace heddle::report
