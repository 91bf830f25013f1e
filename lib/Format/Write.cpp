//===- Format/Write.cpp - summary to bytes --------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Format/Container.h"
#include "Format/Fields.h"
#include "Format/SummaryFile.h"
#include "Format/Varint.h"
#include "llvm/ADT/DenseMap.h"

using namespace heddle;
using namespace heddle::format;
using namespace heddle::model;

namespace {

/// Strings by their first use. They point into the summary.
class StringTable {
public:
  StringTable() { number(""); }
  uint32_t number(llvm::StringRef Text) {
    auto [It, New] = Numbers.try_emplace(Text, Rows.size());
    if (New)
      Rows.push_back(Text);
    return It->second;
  }
  std::string bytes() const {
    std::string Out;
    putVarint(Out, Rows.size());
    for (llvm::StringRef Row : Rows)
      putVarint(Out, Row.size());
    for (llvm::StringRef Row : Rows)
      Out += Row;
    return Out;
  }

private:
  llvm::DenseMap<llvm::StringRef, uint32_t> Numbers;
  std::vector<llvm::StringRef> Rows;
};

/// The archive that turns fields into the bytes of one section.
class Writer {
public:
  static constexpr bool Fills = false;

  Writer(StringTable &Strings, std::string &Out) : Strings(Strings), Out(Out) {}

  uint64_t mask(uint64_t Bits, unsigned) {
    putVarint(Out, Bits);
    return Bits;
  }
  template <class Enum> void kind(Enum E, Enum) { putByte(Out, static_cast<uint8_t>(E)); }
  void number(uint32_t N) { putVarint(Out, N); }
  void signedNumber(int64_t N) { putVarint(Out, zigzag(N)); }
  void traits(uint16_t T) { putVarint(Out, T); }
  void text(const std::string &Text) { putVarint(Out, Strings.number(Text)); }
  void hash(const std::array<uint8_t, 16> &H) { Out.append(H.begin(), H.end()); }

  template <class Tag> void id(Id<Tag> I) { putVarint(Out, I.index()); }
  template <class Tag> void optionalId(Id<Tag> I) {
    putVarint(Out, I ? uint64_t(I.index()) + 1 : 0);
  }
  void path(PathId P) { id(P); }
  void optionalPath(PathId P) { optionalId(P); }

  void place(const Location &L) {
    if (L == Location())
      return putVarint(Out, 0);
    bool Moved = L.File != File;
    putVarint(Out, 1 + (zigzag(int64_t(L.Line) - Line) << 1 | Moved));
    if (Moved)
      optionalId(L.File);
    putVarint(Out, L.Column);
    putVarint(Out, L.Length);
    File = L.File;
    Line = L.Line;
  }

  template <class Row, class Fn> void list(const std::vector<Row> &Rows, size_t, Fn Each) {
    putVarint(Out, Rows.size());
    rows(Rows, Each);
  }
  template <class Row, class Fn> void rows(const std::vector<Row> &Rows, Fn Each) {
    for (const Row &R : Rows)
      Each(R);
  }
  void enter(const FunctionSummary &F) {
    for (size_t Count : {F.Params.size(), F.Locals.size(), F.Captures.size(), F.Callables.size(),
                         F.Events.size(), F.Blocks.size()})
      putVarint(Out, Count);
  }
  void leave() {}

  // Checks are the reader's.
  void rooted(const AccessPath &) {}
  void events(const Block &) {}
  template <class Enum> void inRange(Enum, Enum) {}

private:
  StringTable &Strings;
  std::string &Out;
  FileId File;
  int64_t Line = 0;
};

} // namespace

std::string format::write(const TuSummary &S) {
  std::array<std::string, NumSections> Sections;
  StringTable Strings;
  auto Begin = [&](Section Which) { return Writer(Strings, Sections[static_cast<size_t>(Which)]); };
  auto Table = [&](Section Which, const auto &Rows) {
    Writer W = Begin(Which);
    W.list(Rows, 1, [&](const auto &Row) { fields(W, Row); });
  };

  Writer Unit = Begin(Section::Unit);
  unit(Unit, S);
  Table(Section::Files, S.Files);
  Table(Section::Entities, S.Entities);
  Table(Section::Paths, S.Paths);
  Table(Section::Declarations, S.FunctionDecls);
  Table(Section::Variables, S.Variables);
  Table(Section::Classes, S.Classes);
  Writer Lockables = Begin(Section::Classes);
  ids(Lockables, S.Lockables);
  Table(Section::Functions, S.Functions);
  Table(Section::Suppressions, S.Suppressions);
  Table(Section::Errors, S.Errors);
  Sections[static_cast<size_t>(Section::Strings)] = Strings.bytes();
  return pack(Sections);
}
