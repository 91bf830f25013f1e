//===- Format/Read.cpp - bytes to summary ---------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One pass over the bytes, which checks as it goes: whatever a field may refer
// to stands before it in the file. After the first thing that is wrong nothing
// more is read; loops look at failed() and end.
//
//===----------------------------------------------------------------------===//

#include "Format/Container.h"
#include "Format/Fields.h"
#include "Format/SummaryFile.h"
#include "Format/Tables.h"
#include "Format/Varint.h"

using namespace heddle;
using namespace heddle::format;
using namespace heddle::model;

namespace {

/// What is known of the summary while it is read.
struct Context {
  std::vector<llvm::StringRef> Strings;
  uint64_t Text = 0;
  Tables T;
};

/// The archive that sets fields from the bytes of one section.
class Reader {
public:
  static constexpr bool Fills = true;

  Reader(Context &C, llvm::StringRef Bytes) : C(C), In(Bytes) {}

  bool failed() const { return In.failed(); }
  /// What is wrong; "" after a failure means that the bytes came to their end.
  const std::string &wrong() const { return Wrong; }
  size_t left() const { return In.left(); }
  void fail(std::string What) {
    if (!In.failed())
      Wrong = std::move(What);
    In.fail();
  }

  uint64_t mask(uint64_t, unsigned NumBits) {
    uint64_t Bits = In.varint();
    if (Bits >> NumBits)
      fail("an unknown flag");
    return Bits;
  }
  template <class Enum> void kind(Enum &E, Enum Last) {
    uint8_t Value = In.byte();
    if (Value > static_cast<uint8_t>(Last))
      return fail("enumerator " + std::to_string(Value) + " out of range");
    E = static_cast<Enum>(Value);
  }
  void number(uint32_t &N) { N = number32(); }
  void signedNumber(int64_t &N) { N = unzigzag(In.varint()); }
  void traits(uint16_t &T) { T = static_cast<uint16_t>(mask(0, 16)); }
  void text(std::string &Text) {
    uint64_t Number = In.varint();
    if (Number >= C.Strings.size())
      return fail("string " + std::to_string(Number) + " is not in its table of " +
                  std::to_string(C.Strings.size()));
    llvm::StringRef Row = C.Strings[Number];
    C.Text += Row.size();
    if (C.Text > MaxTextBytes)
      return fail("more text than a summary may have");
    Text.assign(Row.data(), Row.size());
  }
  void hash(std::array<uint8_t, 16> &H) {
    llvm::StringRef Bytes = In.bytes(H.size());
    if (!In.failed())
      std::copy(Bytes.bytes_begin(), Bytes.bytes_end(), H.begin());
  }

  template <class Tag> void id(Id<Tag> &I) { set(I, number32()); }
  template <class Tag> void optionalId(Id<Tag> &I) {
    if (uint32_t Next = number32())
      set(I, Next - 1);
  }
  void path(PathId &P) {
    P = PathId(number32());
    checkUse(P);
  }
  void optionalPath(PathId &P) {
    if (uint32_t Next = number32()) {
      P = PathId(Next - 1);
      checkUse(P);
    }
  }

  void place(Location &L) {
    uint64_t Head = In.varint();
    if (!Head)
      return;
    int64_t Next = static_cast<int64_t>(uint64_t(Line) + uint64_t(unzigzag((Head - 1) >> 1)));
    if (Next < 0 || Next > UINT32_MAX)
      return fail("line " + std::to_string(Next) + " out of range");
    if ((Head - 1) & 1) {
      File = FileId();
      optionalId(File);
    }
    Line = Next;
    L.File = File;
    L.Line = static_cast<uint32_t>(Next);
    L.Column = number32();
    L.Length = number32();
  }

  template <class Row, class Fn> void list(std::vector<Row> &Rows, size_t MinBytes, Fn Each) {
    resize(Rows, MinBytes);
    rows(Rows, Each);
  }
  template <class Row, class Fn> void rows(std::vector<Row> &Rows, Fn Each) {
    for (Row &R : Rows) {
      if (failed())
        return;
      Each(R);
    }
  }
  void enter(FunctionSummary &F) {
    // The bytes of all six tables are still to come; each is held against them.
    resize(F.Params, 6);
    resize(F.Locals, 6);
    resize(F.Captures, 3);
    resize(F.Callables, 7);
    resize(F.Events, 3);
    resize(F.Blocks, 4);
    C.T.enter(F);
  }
  void leave() { C.T.leave(); }

  void rooted(const AccessPath &P) { note(C.T.checkPath(P)); }
  void events(const Block &B) { note(C.T.checkBlock(B)); }

private:
  void note(std::string What) {
    if (!What.empty())
      fail(std::move(What));
  }
  uint32_t number32() {
    uint64_t N = In.varint();
    if (N <= UINT32_MAX)
      return static_cast<uint32_t>(N);
    fail("number " + std::to_string(N) + " out of range");
    return 0;
  }
  template <class Tag> void set(Id<Tag> &I, uint32_t Index) {
    I = Id<Tag>(Index);
    if (!C.T.has(I))
      fail(C.T.missing(I));
  }
  void checkUse(PathId P) {
    if (!C.T.allows(P))
      fail(C.T.notAllowed(P));
  }
  /// Makes room for as many rows as a count says, if the bytes that are left
  /// can hold them.
  template <class Row> void resize(std::vector<Row> &Rows, size_t MinBytes) {
    uint64_t Count = In.varint();
    if (Count > In.left() / MinBytes)
      return fail("a count of " + std::to_string(Count) + " with " + std::to_string(In.left()) +
                  " bytes left");
    Rows.resize(Count);
  }

  Context &C;
  VarintReader In;
  std::string Wrong;
  FileId File;
  int64_t Line = 0;
};

/// What is wrong with a section that \p R has read; empty if nothing is.
std::string wrong(Section S, const Reader &R) {
  std::string What = R.wrong();
  if (R.failed() && What.empty())
    What = "it ends too early";
  if (!R.failed() && R.left())
    What = std::to_string(R.left()) + " bytes too many";
  if (What.empty())
    return "";
  return ("damaged in section '" + name(S) + "': " + What + "; extract it again").str();
}

/// Splits the string table; the strings stay where they are.
llvm::Error readStrings(llvm::StringRef Bytes, std::vector<llvm::StringRef> &Strings) {
  VarintReader In(Bytes);
  auto Fail = [](llvm::StringRef What) {
    return llvm::createStringError("damaged in section '" + name(Section::Strings) + "': " + What +
                                   "; extract it again");
  };
  uint64_t Count = In.varint();
  if (Count > In.left())
    return Fail("a count with too few bytes behind it");
  std::vector<uint64_t> Sizes(Count);
  for (uint64_t &Size : Sizes)
    Size = In.varint();
  Strings.reserve(Count);
  for (uint64_t Size : Sizes)
    Strings.push_back(In.bytes(Size));
  if (In.failed())
    return Fail("it ends too early");
  if (In.left())
    return Fail("bytes too many");
  return llvm::Error::success();
}

} // namespace

llvm::Expected<TuSummary> format::read(llvm::StringRef Bytes) {
  llvm::Expected<Unpacked> U = unpack(Bytes);
  if (!U)
    return U.takeError();
  Context C;
  auto Content = [&](Section S) { return U->Sections[static_cast<size_t>(S)]; };
  if (llvm::Error E = readStrings(Content(Section::Strings), C.Strings))
    return E;

  llvm::Expected<TuSummary> Result = TuSummary();
  TuSummary &S = *Result;
  std::string Wrong;
  // Reads one section whole, unless one before it was damaged.
  auto Read = [&](Section Which, auto Rows) {
    if (!Wrong.empty())
      return;
    Reader R(C, Content(Which));
    Rows(R);
    Wrong = wrong(Which, R);
  };
  auto Table = [&](Section Which, auto &Rows, size_t MinBytes) {
    Read(Which, [&](Reader &R) {
      R.list(Rows, MinBytes, [&](auto &Row) { fields(R, Row); });
      if (Which == Section::Classes)
        ids(R, S.Lockables);
    });
  };
  Read(Section::Unit, [&](Reader &R) { unit(R, S); });
  Table(Section::Files, S.Files, 2);
  C.T.Files = S.Files.size();
  Table(Section::Entities, S.Entities, 6);
  C.T.Entities = S.Entities.size();
  Table(Section::Paths, S.Paths, 4);
  C.T.Paths = S.Paths;
  Table(Section::Declarations, S.FunctionDecls, 3);
  Table(Section::Variables, S.Variables, 8);
  Table(Section::Classes, S.Classes, 5);
  Table(Section::Functions, S.Functions, 9);
  Table(Section::Suppressions, S.Suppressions, 4);
  Table(Section::Errors, S.Errors, 3);
  if (!Wrong.empty())
    return llvm::createStringError(Wrong);
  return Result;
}
