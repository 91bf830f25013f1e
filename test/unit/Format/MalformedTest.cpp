//===- test/unit/Format/MalformedTest.cpp -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One tiny test for each way in which the bytes of a summary file can be wrong.
//
//===----------------------------------------------------------------------===//
#include "Format/Container.h"
#include "Format/SummaryFile.h"
#include "Format/Varint.h"
#include "Samples.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Compression.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace heddle;
using namespace heddle::format;
using namespace heddle::model;
using testing::AnyOf;
using testing::HasSubstr;
using testing::StartsWith;

namespace {

using Sections = std::array<std::string, NumSections>;

/// The raw sections of \p S.
Sections sectionsOf(const TuSummary &S) {
  std::string Bytes = write(S);
  llvm::Expected<Unpacked> U = unpack(Bytes);
  Sections Raw;
  for (size_t I = 0; I != NumSections; ++I)
    Raw[I] = U->Sections[I].str();
  return Raw;
}

std::string &of(Sections &Raw, Section S) { return Raw[static_cast<size_t>(S)]; }

/// What reading says when \p Content stands in section \p S of a summary with
/// one file, one entity and one path.
std::string readWith(Section S, llvm::ArrayRef<uint8_t> Content) {
  TuSummary Small;
  Small.Files.resize(1);
  Small.Entities.resize(1);
  Small.Paths.resize(1);
  Sections Raw = sectionsOf(Small);
  of(Raw, S).assign(Content.begin(), Content.end());
  return messageOf(read(pack(Raw)));
}

/// A body of one kind of envelope error: the tool version and nothing behind.
std::string body(llvm::StringRef Rest = "") {
  return ("\x05"
          "0.1.0" +
          Rest)
      .str();
}

// --- The envelope ------------------------------------------------------------

TEST(Malformed, emptyFile) { EXPECT_THAT(messageOf(read("")), HasSubstr("the file is empty")); }

TEST(Malformed, anotherKindOfFile) {
  EXPECT_EQ(messageOf(read("\x7f"
                           "ELF\2\1\1")),
            "not a heddle summary");
  EXPECT_EQ(messageOf(read(std::string(1000, '\0'))), "not a heddle summary");
}

TEST(Malformed, lineEndingsConverted) {
  std::string Bytes = write({});
  Bytes.insert(7, "\r");
  EXPECT_EQ(messageOf(read(Bytes)), "not a heddle summary");
}

TEST(Malformed, anotherFormatVersion) {
  std::string Bytes = write({});
  std::string Tool = Bytes.substr(HeaderSize + 1, Bytes[HeaderSize]);
  Bytes[8] = 9;
  EXPECT_EQ(messageOf(read(Bytes)), "written by format version 9 of heddle '" + Tool +
                                        "', this heddle reads version 2; extract it again");
  EXPECT_THAT(messageOf(read(Bytes.substr(0, HeaderSize))),
              StartsWith("written by format version 9, this heddle reads"));
  // A version that is no text is not shown.
  Bytes[HeaderSize + 1] = '\x1b';
  EXPECT_THAT(messageOf(read(Bytes)), StartsWith("written by format version 9, this heddle reads"));
}

TEST(Malformed, truncatedHeader) {
  EXPECT_EQ(messageOf(read(write({}).substr(0, 5))), "truncated in the header; extract it again");
}

TEST(Malformed, truncatedToolVersion) {
  EXPECT_THAT(messageOf(read(seal(""))), HasSubstr("truncated in the tool version"));
  EXPECT_THAT(messageOf(read(seal("\x05"
                                  "0.1"))),
              HasSubstr("truncated in the tool version"));
}

TEST(Malformed, truncatedInASectionIsNamed) {
  TuSummary S = richSummary();
  std::string Bytes = write(S);
  // The errors' section is the last one.
  EXPECT_EQ(messageOf(read(llvm::StringRef(Bytes).drop_back())),
            "truncated in section 'errors'; extract it again");
  EXPECT_EQ(messageOf(read(seal(body()))), "truncated in section 'strings'; extract it again");
}

TEST(Malformed, truncatedAtEveryLength) {
  std::string Bytes = write(richSummary());
  for (size_t Length = 0; Length != Bytes.size(); ++Length)
    EXPECT_THAT(messageOf(read(llvm::StringRef(Bytes).take_front(Length))),
                AnyOf(StartsWith("truncated in "), StartsWith("not a heddle summary: the file is")))
        << "at length " << Length;
}

TEST(Malformed, bytesBehindTheEnd) {
  EXPECT_THAT(messageOf(read(write({}) + "x")), HasSubstr("1 bytes too many behind the last"));
}

TEST(Malformed, wrongChecksum) {
  std::string Bytes = write({});
  Bytes[12] ^= 1;
  EXPECT_EQ(messageOf(read(Bytes)), "checksum mismatch: the file is damaged; extract it again");
}

TEST(Malformed, sectionsInAnotherOrder) {
  EXPECT_THAT(messageOf(read(seal(body(llvm::StringRef("\1\0\1\0", 4))))),
              HasSubstr("damaged in section 'strings': section 1 stands in its place"));
}

TEST(Malformed, unknownCompression) {
  EXPECT_THAT(messageOf(read(seal(body(llvm::StringRef("\0\7\1\0", 4))))),
              HasSubstr("unknown method of compression 7"));
}

/// A bomb: four bytes that claim to be a gigabyte.
TEST(Malformed, impossibleRawSize) {
  std::string Rest("\0\1\4", 3);
  putVarint(Rest, 1 << 30);
  EXPECT_THAT(messageOf(read(seal(body(Rest + "abcd")))),
              HasSubstr("a raw size of 1073741824 bytes cannot be"));
}

TEST(Malformed, compressedContentIsNotZstd) {
  std::string Rest("\0\1\4\4abcd", 8);
  for (char I = 1; I != NumSections; ++I)
    Rest += {I, 0, 0};
  EXPECT_THAT(messageOf(read(seal(body(Rest)))), StartsWith("damaged in section 'strings': "));
}

TEST(Malformed, rawSizeAboveTheLimit) {
  uint64_t Raw = MaxRawBytes + 1;
  std::string Content(Raw / MaxRatio + 1, 'x'), Rest("\0\1", 2);
  putVarint(Rest, Content.size());
  putVarint(Rest, Raw);
  EXPECT_THAT(messageOf(read(seal(body(Rest + Content)))),
              HasSubstr("damaged in section 'strings': larger than a summary may be"));
}

/// A sound zstd frame of another size than the file says.
TEST(Malformed, anotherRawSizeThanTheFrameHas) {
  llvm::SmallVector<uint8_t, 0> Frame;
  std::string Content = "a string table that is not one";
  llvm::compression::zstd::compress(llvm::arrayRefFromStringRef(Content), Frame);
  for (int More : {-1, 1}) {
    std::string Rest("\0\1", 2);
    putVarint(Rest, Frame.size());
    putVarint(Rest, Content.size() + More);
    Rest += llvm::toStringRef(Frame);
    for (char I = 1; I != NumSections; ++I)
      Rest += {I, 0, 0};
    EXPECT_THAT(messageOf(read(seal(body(Rest)))), StartsWith("damaged in section 'strings': "));
  }
}

// --- Sections ----------------------------------------------------------------

TEST(Malformed, emptySections) {
  for (size_t I = 0; I != NumSections; ++I) {
    Section S = static_cast<Section>(I);
    EXPECT_THAT(readWith(S, {}),
                HasSubstr(("damaged in section '" + name(S) + "': it ends too early").str()));
  }
}

TEST(Malformed, countBeyondTheBytes) {
  EXPECT_THAT(readWith(Section::Strings, {0xff, 0x7f, 0}), HasSubstr("too few bytes behind it"));
  EXPECT_THAT(readWith(Section::Functions, {0xff, 0xff, 0xff, 0xff, 0x0f, 0, 0}),
              HasSubstr("a count of 4294967295 with 2 bytes left"));
}

TEST(Malformed, countOfEventsBeyondTheBytes) {
  // One function: mask, entity, place, five empty tables, events, blocks.
  EXPECT_THAT(readWith(Section::Functions, {1, 0, 0, 0, 0, 0, 0, 0, 100, 0}),
              HasSubstr("a count of 100 with 1 bytes left"));
}

TEST(Malformed, numberTooLong) {
  std::vector<uint8_t> Endless(11, 0xff);
  EXPECT_THAT(readWith(Section::Files, Endless), HasSubstr("'files': it ends too early"));
}

TEST(Malformed, stringOutOfRange) {
  EXPECT_THAT(readWith(Section::Files, {1, 0, 5}), HasSubstr("string 5 is not in its table of 1"));
}

TEST(Malformed, stringLongerThanTheTable) {
  EXPECT_THAT(readWith(Section::Strings, {1, 100}), HasSubstr("'strings': it ends too early"));
}

TEST(Malformed, enumeratorOutOfRange) {
  EXPECT_THAT(readWith(Section::Suppressions, {1, 0, 4, 0, 0}),
              HasSubstr("enumerator 4 out of range"));
}

TEST(Malformed, unknownFlag) {
  EXPECT_THAT(readWith(Section::Suppressions, {1, 2, 0, 0, 0}), HasSubstr("an unknown flag"));
}

TEST(Malformed, fileOutOfRange) {
  // place: moved, id? 3 is file 2.
  EXPECT_THAT(readWith(Section::Suppressions, {1, 0, 0, 2, 3, 1, 0, 0}),
              HasSubstr("file 2 is not in its table of 1"));
}

TEST(Malformed, lineOutOfRange) {
  // Line 0 less 1.
  EXPECT_THAT(readWith(Section::Suppressions, {1, 0, 0, 3, 1, 0, 0}),
              HasSubstr("line -1 out of range"));
}

TEST(Malformed, entityOutOfRange) {
  EXPECT_THAT(readWith(Section::Classes, {1, 0, 9, 0, 0, 0, 0}),
              HasSubstr("entity 9 is not in its table of 1"));
}

TEST(Malformed, pathWithTooManySteps) {
  std::vector<uint8_t> Path = {1, 0, 1, 0, 9};
  Path.insert(Path.end(), {1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0});
  EXPECT_THAT(readWith(Section::Paths, Path), HasSubstr("a path of 9 steps"));
}

TEST(Malformed, fieldOfAPathOutOfRange) {
  EXPECT_THAT(readWith(Section::Paths, {1, 0, 1, 0, 1, 0, 4}),
              HasSubstr("field 4 is not in its table of 1"));
}

TEST(Malformed, blockBeyondTheEvents) {
  // No events; a block with event 0.
  EXPECT_THAT(readWith(Section::Functions, {1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0}),
              HasSubstr("a block with events 0 to 1 of 0"));
}

TEST(Malformed, bytesBehindASection) {
  EXPECT_THAT(readWith(Section::Errors, {0, 0}),
              HasSubstr("damaged in section 'errors': 1 bytes too many"));
  EXPECT_THAT(readWith(Section::Strings, {1, 0, 'x'}), HasSubstr("'strings': bytes too many"));
}

/// One long string that very many rows name: small to store, huge to hold.
TEST(Malformed, moreTextThanAllowed) {
  TuSummary S;
  S.MainFile = std::string(1 << 20, 'a');
  Sections Raw = sectionsOf(S);
  std::string &Errors = of(Raw, Section::Errors);
  Errors.clear();
  putVarint(Errors, 200);
  for (unsigned I = 0; I != 200; ++I)
    Errors += llvm::StringRef("\0\0\1", 3);
  EXPECT_THAT(messageOf(read(pack(Raw))), HasSubstr("more text than a summary may have"));
}

// --- Every byte --------------------------------------------------------------

TEST(Malformed, everyByteFlipped) {
  TuSummary S = richSummary();
  std::string Bytes = write(S);
  for (size_t I = 0; I != Bytes.size(); ++I)
    for (uint8_t Flip : {0x01, 0x80, 0xff}) {
      std::string Damaged = Bytes;
      Damaged[I] ^= Flip;
      EXPECT_NE(messageOf(read(Damaged)), "") << "byte " << I << " xor " << unsigned(Flip);
    }
}

/// As if somebody had made the file on purpose: the checksum is right.
TEST(Malformed, everyByteOfEverySectionChanged) {
  Sections Raw = sectionsOf(richSummary());
  unsigned Read = 0, Refused = 0;
  for (std::string &Content : Raw)
    for (char &Byte : Content) {
      char Old = Byte;
      for (unsigned Value : {0u, 1u, 2u, 5u, 0x7fu, 0x80u, 0xffu, unsigned(Old) ^ 1u}) {
        Byte = static_cast<char>(Value);
        llvm::Expected<TuSummary> S = read(pack(Raw));
        ++(S ? Read : Refused);
        if (S)
          EXPECT_EQ(messageOf(verify(*S)), "");
        else
          llvm::consumeError(S.takeError());
      }
      Byte = Old;
    }
  EXPECT_GT(Read, 100u);
  EXPECT_GT(Refused, 100u);
}

} // namespace
