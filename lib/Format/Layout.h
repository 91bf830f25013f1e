//===- Format/Layout.h - how a summary file is laid out ---------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The specification of the summary file, version 1, with its constants. The
// writer, the reader and the verifier follow it; so does nothing else.
//
// A file is a header and a body, and the body is a list of sections:
//
//   magic          8 bytes   "heddle" 1a 0a
//   format version 4 bytes   little endian
//   checksum       8 bytes   little endian; XXH3-64 of the body
//   body:
//     tool version   1 byte length, then as many bytes ("0.1.0")
//     section        once for each value of Section, in that order:
//       id             1 byte   the value of Section
//       method         1 byte   the value of Method
//       stored size    varint   bytes of the content as it is stored
//       raw size       varint   bytes of the content; only if it is compressed
//       content
//
// The header and the tool version stay as they are in every format version, so
// that any heddle can say who wrote a file that it does not read. There are no
// optional sections and there is nothing after the last one: a change of what a
// section holds is a new format version, because summaries are made again more
// cheaply than they are converted.
//
// The content of a section is a sequence of
//
//   varint   unsigned LEB128, at most 10 bytes (7 bits a byte, low ones first)
//   signed   varint of the zigzag code: 0, -1, 1, -2 … are 0, 1, 2, 3 …
//   mask     varint; one bit for each flag or "is there", low ones first
//   kind     1 byte, the value of an enumerator
//   string   varint, the number of a string in the string table; 0 is ""
//   id       varint, the number of a row of a table
//   id?      varint; 0 is "none", else the number of a row + 1
//   list     varint with the count, then the elements
//   place    varint H; 0 is "no place at all". Else with D = H - 1: bit 0 of D
//            says that an id? of the file follows, the rest is the zigzag code
//            of the line less the line of the place before it in the section;
//            then varints with column and length. Without an id? the file is
//            that of the place before. The first place follows (none, line 0).
//
// and Format/Fields.h is the list of the fields of each row, in their order. The
// string table is a list of sizes, then the bytes of all strings in one piece;
// each string stands there once, in the order of its first use. The bytes depend
// on the summary alone (and, where it compresses, on the version of zstd).
//
// What a reader may rely on, and a verifier checks: every id lies in its table;
// every enumerator is a known one; a path's root lies in the function that uses
// it; blocks hold ranges of events that exist; the limits below are kept. A count
// never makes a reader set aside more than a fixed multiple of the bytes that
// are there.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_FORMAT_LAYOUT_H
#define HEDDLE_FORMAT_LAYOUT_H

#include "llvm/ADT/StringRef.h"
#include <cstdint>

namespace heddle::format {

inline constexpr char Magic[8] = {'h', 'e', 'd', 'd', 'l', 'e', '\x1a', '\n'};
inline constexpr uint32_t FormatVersion = 2;
/// Magic, format version, checksum.
inline constexpr size_t HeaderSize = 8 + 4 + 8;

enum class Section : uint8_t {
  Strings,      ///< every string once
  Unit,         ///< main file, output, errors or none, counts
  Files,        ///< SourceFile
  Entities,     ///< Entity
  Paths,        ///< AccessPath
  Declarations, ///< FunctionFacts
  Variables,    ///< VariableFacts
  Classes,      ///< ClassFacts, and the classes that are lockable
  Functions,    ///< FunctionSummary
  Suppressions, ///< Suppression
  Errors,       ///< Diagnostic
};
inline constexpr size_t NumSections = static_cast<size_t>(Section::Errors) + 1;

/// The name of \p S in messages.
llvm::StringRef name(Section S);

enum class Method : uint8_t {
  Stored, ///< as it is
  Zstd,   ///< one zstd frame
};

/// A section compressed more than this is stored as it is: so no reader has to
/// believe in a raw size that is larger than this times the stored one.
inline constexpr uint64_t MaxRatio = 64;
/// Raw bytes of all sections together.
inline constexpr uint64_t MaxRawBytes = uint64_t(1) << 27;
/// Bytes of all strings of a summary, each counted as often as it is used.
inline constexpr uint64_t MaxTextBytes = uint64_t(1) << 27;

} // namespace heddle::format

#endif // HEDDLE_FORMAT_LAYOUT_H
