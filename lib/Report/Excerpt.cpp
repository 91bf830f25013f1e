//===- Report/Excerpt.cpp - a source line and what to look at -------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/Excerpt.h"
#include "Report/PrintableText.h"
#include <vector>

namespace heddle::report {

namespace {

constexpr unsigned TabStop = 4;
/// A longer line was not written by a person, and nobody reads it.
constexpr size_t MaxLine = 1 << 16;
constexpr llvm::StringLiteral Cut = "...";

/// One character as it is shown.
struct Cell {
  size_t Byte;     ///< where it begins in the line
  unsigned Column; ///< where it is shown
  unsigned Width;
  std::string Text;
};

std::vector<Cell> layOut(llvm::StringRef Line) {
  std::vector<Cell> Cells;
  unsigned Column = 0;
  for (size_t Byte = 0; Byte < Line.size();) {
    llvm::StringRef C = firstCharacter(Line.substr(Byte));
    Cell New{Byte, Column, 0,
             C == "\t" ? std::string(TabStop - Column % TabStop, ' ') : printable(C)};
    New.Width = columnWidth(New.Text);
    Byte += C.size();
    Column += New.Width;
    Cells.push_back(std::move(New));
  }
  return Cells;
}

/// The column of the character that \p Byte lies in; the end of the line if it
/// is behind it.
unsigned columnOf(const std::vector<Cell> &Cells, size_t Byte, size_t LineSize) {
  const Cell *At = nullptr;
  for (const Cell &C : Cells)
    if (C.Byte <= Byte)
      At = &C;
  if (!At)
    return 0;
  return Byte < LineSize ? At->Column : At->Column + At->Width;
}

} // namespace

std::optional<Excerpt> makeExcerpt(llvm::StringRef Line, uint32_t Column, uint32_t Length,
                                   unsigned MaxWidth) {
  Line = Line.rtrim();
  if (Line.empty() || Line.size() > MaxLine || Column == 0 || Column > Line.size() + 1)
    return std::nullopt;
  std::vector<Cell> Cells = layOut(Line);
  unsigned Total = Cells.back().Column + Cells.back().Width;
  unsigned First = columnOf(Cells, Column - 1, Line.size());
  unsigned Last = std::max(First + 1, columnOf(Cells, size_t(Column) - 1 + Length, Line.size()));

  // What does not fit is cut at the end, and at the front only if the place
  // itself would not be seen.
  MaxWidth = std::max<unsigned>(MaxWidth, 3 * Cut.size());
  unsigned Begin = 0, End = Total;
  if (Total > MaxWidth) {
    if (Last + Cut.size() > MaxWidth)
      Begin =
          std::min(First - std::min(First, MaxWidth / 3), Total - MaxWidth + unsigned(Cut.size()));
    unsigned Front = Begin ? Cut.size() : 0;
    End = Begin + MaxWidth - Front;
    if (End < Total)
      End -= Cut.size();
  }

  Excerpt Result;
  if (Begin)
    Result.Text = Cut;
  // A wide character on the edge leaves a gap rather than a shift.
  for (const Cell &C : Cells) {
    if (C.Column >= Begin && C.Column + C.Width <= End)
      Result.Text += C.Text;
    else if (C.Column < Begin && C.Column + C.Width > Begin)
      Result.Text += std::string(C.Column + C.Width - Begin, ' ');
  }
  if (End < Total)
    Result.Text += Cut;
  unsigned Shift = Begin ? Begin - unsigned(Cut.size()) : 0;
  Result.MarkColumn = First - Shift;
  Result.MarkWidth = std::max(1u, std::min(Last, std::max(End, First + 1)) - First);
  return Result;
}

} // namespace heddle::report
