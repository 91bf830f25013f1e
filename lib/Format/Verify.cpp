//===- Format/Verify.cpp - do all ids of a summary lie in their tables? ---===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Format/Fields.h"
#include "Format/SummaryFile.h"
#include "Format/Tables.h"

using namespace heddle;
using namespace heddle::format;
using namespace heddle::model;

namespace {

/// The archive that looks and changes nothing. It keeps the first thing wrong.
class Checker {
public:
  static constexpr bool Fills = false;

  explicit Checker(const TuSummary &S) {
    T.Files = S.Files.size();
    T.Entities = S.Entities.size();
    T.Paths = S.Paths;
  }

  std::string take() { return std::move(Wrong); }
  bool failed() const { return !Wrong.empty(); }

  uint64_t mask(uint64_t Bits, unsigned) { return Bits; }
  template <class Enum> void kind(Enum E, Enum Last) { inRange(E, Last); }
  template <class Enum> void inRange(Enum E, Enum Last) {
    if (E > Last)
      note("enumerator " + std::to_string(static_cast<unsigned>(E)) + " out of range");
  }
  void number(uint32_t) {}
  void signedNumber(int64_t) {}
  void traits(uint16_t) {}
  void text(const std::string &S) {
    if ((Text += S.size()) > MaxTextBytes)
      note("more text than a summary may have");
  }
  void hash(const std::array<uint8_t, 16> &) {}

  template <class Tag> void id(Id<Tag> I) {
    if (!T.has(I))
      note(T.missing(I));
  }
  template <class Tag> void optionalId(Id<Tag> I) {
    if (I)
      id(I);
  }
  void path(PathId P) {
    if (!T.allows(P))
      note(T.notAllowed(P));
  }
  void optionalPath(PathId P) {
    if (P)
      path(P);
  }
  void place(const Location &L) { optionalId(L.File); }

  template <class Row, class Fn> void list(const std::vector<Row> &Rows, size_t, Fn Each) {
    rows(Rows, Each);
  }
  template <class Row, class Fn> void rows(const std::vector<Row> &Rows, Fn Each) {
    for (const Row &R : Rows) {
      if (failed())
        return;
      Each(R);
    }
  }
  void enter(const FunctionSummary &F) { T.enter(F); }
  void leave() { T.leave(); }
  void rooted(const AccessPath &P) { note(T.checkPath(P)); }
  void events(const Block &B) { note(T.checkBlock(B)); }

private:
  void note(std::string What) {
    if (Wrong.empty())
      Wrong = std::move(What);
  }

  Tables T;
  uint64_t Text = 0;
  std::string Wrong;
};

} // namespace

llvm::Error format::verify(const TuSummary &S) {
  Checker C(S);
  std::string Where;
  auto Table = [&](Section Which, const auto &Rows) {
    for (size_t I = 0; I != Rows.size() && !C.failed(); ++I) {
      fields(C, Rows[I]);
      if (C.failed())
        Where = (name(Which) + "', row " + llvm::Twine(I)).str();
    }
  };
  unit(C, S);
  Table(Section::Files, S.Files);
  Table(Section::Entities, S.Entities);
  Table(Section::Paths, S.Paths);
  Table(Section::Declarations, S.FunctionDecls);
  Table(Section::Variables, S.Variables);
  Table(Section::Classes, S.Classes);
  for (size_t I = 0; I != S.Lockables.size() && !C.failed(); ++I) {
    C.id(S.Lockables[I]);
    if (C.failed())
      Where = "lockables', row " + std::to_string(I);
  }
  Table(Section::Functions, S.Functions);
  Table(Section::Suppressions, S.Suppressions);
  Table(Section::Errors, S.Errors);
  if (!C.failed())
    return llvm::Error::success();
  return llvm::createStringError("wrong in '" + (Where.empty() ? "unit'" : Where) + ": " +
                                 C.take());
}
