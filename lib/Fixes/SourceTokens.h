//===- Fixes/SourceTokens.h - source text as tokens -------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One file, split into tokens, with the brackets matched. A fix is made where no
// compiler is at hand, from the place of a finding and the text around it; it is
// made only where the tokens are exactly what it expects. So macros are not
// expanded, and what this does not understand is a reason to change nothing.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_FIXES_SOURCETOKENS_H
#define HEDDLE_FIXES_SOURCETOKENS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <vector>

namespace heddle::fixes {

struct Token {
  enum class Kind : uint8_t {
    Identifier, ///< keywords too
    Number,
    Text,        ///< a string or a character
    Punctuation, ///< `->`, `::`, `+=` are one; `>>` is two
    Comment,
    Directive, ///< a whole line of the preprocessor
  };
  Kind What = Kind::Punctuation;
  llvm::StringRef Text;
  size_t Offset = 0;
  /// Index of the bracket around it, and of the partner of a bracket; none: the
  /// token's own index.
  size_t Around = 0, Partner = 0;

  size_t end() const { return Offset + Text.size(); }
  bool is(llvm::StringRef S) const { return Text == S && What != Kind::Comment; }
  bool isName() const { return What == Kind::Identifier; }
};

class SourceTokens {
public:
  /// \p Text must outlive this.
  explicit SourceTokens(llvm::StringRef Text);

  llvm::StringRef text() const { return Source; }
  /// Without comments.
  llvm::ArrayRef<Token> code() const { return Code; }
  const Token &operator[](size_t I) const { return Code[I]; }
  size_t size() const { return Code.size(); }

  /// Every bracket has its partner, and every literal its end.
  bool sound() const { return Sound; }
  /// The token that stands at \p Line and \p Column (from 1, in bytes).
  std::optional<size_t> at(uint32_t Line, uint32_t Column) const;
  /// The bracket around token \p I; none at the top of the file.
  std::optional<size_t> around(size_t I) const;
  /// Whether a comment begins in the bytes [\p Begin, \p End).
  bool hasComment(size_t Begin, size_t End) const;

  /// Offset of the first byte of the line that \p Offset is in.
  size_t lineStart(size_t Offset) const;
  /// The spaces and tabs with which the line of \p Offset begins.
  llvm::StringRef indentation(size_t Offset) const;
  /// Whether only spaces stand before \p Offset on its line.
  bool beginsLine(size_t Offset) const;
  /// How the file ends its lines.
  llvm::StringRef newline() const { return Source.contains("\r\n") ? "\r\n" : "\n"; }

private:
  void lex();
  size_t literalEnd(size_t Quote) const;
  size_t directiveEnd(size_t From) const;
  void match();

  llvm::StringRef Source;
  std::vector<Token> Code, Comments;
  bool Sound = true;
};

} // namespace heddle::fixes

#endif // HEDDLE_FIXES_SOURCETOKENS_H
