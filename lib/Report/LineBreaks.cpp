//===- Report/LineBreaks.cpp - a styled line broken to a width ------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/PrintableText.h"
#include "Report/StyledLine.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringExtras.h"

namespace heddle::report {

namespace {

struct Character {
  llvm::StringRef Text;
  Style Look;
};

using Word = llvm::ArrayRef<Character>;

unsigned columns(Word W) {
  unsigned Sum = 0;
  for (const Character &C : W)
    Sum += columnWidth(C.Text);
  return Sum;
}

/// How many characters of \p W fit into \p Room columns.
size_t fitting(Word W, unsigned Room) {
  size_t Count = 0;
  for (unsigned Sum = 0; Count != W.size(); ++Count)
    if ((Sum += columnWidth(W[Count].Text)) > Room)
      break;
  return Count;
}

bool isNameCharacter(const Character &C) {
  return C.Text.size() > 1 || llvm::isAlnum(C.Text[0]) || C.Text[0] == '_';
}

bool isDigit(const Character &C) { return llvm::isDigit(C.Text[0]); }

/// \p W is nothing but the end of something: ")", "',".
bool onlyCloses(Word W) {
  return llvm::all_of(
      W, [](const Character &C) { return llvm::StringRef(")]}>'\",.;:").contains(C.Text); });
}

/// The best place to break \p W so that at most \p Most characters stand before
/// it; 0 if there is none.
size_t goodBreak(Word W, size_t Most) {
  for (size_t I = std::min(Most, W.size() - 1); I != 0; --I) {
    llvm::StringRef Before = W[I - 1].Text;
    bool Scope = Before == ":" && I > 1 && W[I - 2].Text == ":";
    if ((Scope || Before == "/" || Before == ",") && !onlyCloses(W.drop_front(I)))
      return I;
  }
  return 0;
}

/// The first of the characters before \p End for which \p Is holds.
template <typename Predicate> size_t beginOfRun(Word W, size_t End, Predicate Is) {
  while (End > 0 && Is(W[End - 1]))
    --End;
  return End;
}

/// Where to break \p W that has no good place, of which \p Most fit: at least
/// one character stands before it.
size_t hardBreak(Word W, size_t Most) {
  Most = std::max<size_t>(Most, 1);
  Word After = W.drop_front(Most);
  size_t Begin = Most;
  if (onlyCloses(After)) {
    // What closes takes the name or number with it that it closes.
    size_t End = beginOfRun(W, Most, [](const Character &C) { return onlyCloses(C); });
    Begin = beginOfRun(W, End, isNameCharacter);
    if (Begin <= 1)
      Begin = End > 1 ? End - 1 : Most;
  } else if (isDigit(After.front())) {
    Begin = beginOfRun(W, Most, isDigit);
  }
  return Begin > 1 ? Begin : Most;
}

/// Puts words one after the other and begins a new line where one does not fit.
class LineBreaker {
public:
  LineBreaker(unsigned Width, unsigned Hanging)
      : Width(std::max(Width, 1u)), Hanging(Hanging < this->Width ? Hanging : 0) {}

  void add(Word W, unsigned Spaces) {
    unsigned Needed = columns(W);
    if (Needed <= left(Spaces))
      return append(W, Spaces);
    // A word that is longer than any line is broken anyhow: then what fits may
    // stand here, where there is a good place or the next line has no more room.
    bool TooLong = Needed > Width - Hanging;
    size_t Here = TooLong ? goodBreak(W, fitting(W, left(Spaces))) : 0;
    if (Here) {
      append(W.take_front(Here), Spaces);
      W = W.drop_front(Here);
      endLine();
    } else if (TooLong && left(Spaces) >= Width - Hanging) {
      append({}, Spaces);
    } else if (!Line.empty()) {
      endLine();
    }
    while (columns(W) > left(0)) {
      size_t Most = fitting(W, left(0));
      size_t Cut = goodBreak(W, Most);
      Cut = Cut ? Cut : hardBreak(W, Most);
      append(W.take_front(Cut), 0);
      W = W.drop_front(Cut);
      if (W.empty())
        return;
      endLine();
    }
    append(W, 0);
  }

  std::vector<StyledLine> finish() {
    if (!Line.empty() || Lines.empty())
      endLine();
    return std::move(Lines);
  }

private:
  unsigned indent() const { return Lines.empty() ? 0 : Hanging; }
  /// Columns that are left on the line after \p Spaces.
  unsigned left(unsigned Spaces) const {
    unsigned Used = indent() + Line.width() + Spaces;
    return Used < Width ? Width - Used : 0;
  }
  void append(Word W, unsigned Spaces) {
    Line.padTo(Line.width() + Spaces);
    for (const Character &C : W)
      Line.add(C.Text, C.Look);
  }
  void endLine() {
    Lines.push_back(StyledLine().padTo(indent()).append(Line));
    Line = {};
  }

  unsigned Width, Hanging;
  StyledLine Line;
  std::vector<StyledLine> Lines;
};

} // namespace

std::vector<StyledLine> StyledLine::wrap(unsigned Width, unsigned Hanging) const {
  LineBreaker Breaker(Width, Hanging);
  std::vector<Character> W;
  unsigned Before = 0, Pending = 0;
  auto endWord = [&] {
    if (!W.empty())
      Breaker.add(W, Before);
    W.clear();
  };
  for (const Span &S : Spans)
    for (llvm::StringRef Rest = S.Text; !Rest.empty();) {
      llvm::StringRef C = firstCharacter(Rest);
      Rest = Rest.drop_front(C.size());
      if (C == " ") {
        endWord();
        ++Pending;
        continue;
      }
      if (W.empty())
        Before = std::exchange(Pending, 0);
      W.push_back({C, S.Look});
    }
  endWord();
  return Breaker.finish();
}

} // namespace heddle::report
