//===- Driver/JsonArray.cpp - the elements of a JSON array ----------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/JsonArray.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/FormatVariadic.h"

using namespace llvm;

namespace heddle::driver {
namespace {

constexpr unsigned MaxDepth = 32;
/// A byte B that is not UTF-8 travels as the private character Private + B.
constexpr uint32_t Private = 0x10FF00;

/// Walks over text and knows no more of JSON than strings and brackets; the
/// grammar itself is checked by LLVM's parser, element by element.
class Scanner {
public:
  Scanner(StringRef Text, StringRef Name) : Text(Text), Name(Name) {}

  Error run(function_ref<void(json::Value, unsigned)> Element);

private:
  Error fail(size_t At, const Twine &What) const;
  void space() {
    while (Pos < Text.size() && StringRef(" \t\r\n").contains(Text[Pos]))
      ++Pos;
  }
  /// Pos is at the quote; leaves it behind the closing one.
  Error string();
  /// Goes over one element; leaves Pos at the comma or bracket behind it.
  Error element();
  Error parse(size_t Begin, size_t End, function_ref<void(json::Value, unsigned)> Element);
  unsigned lineOf(size_t At) const;

  StringRef Text, Name;
  size_t Pos = 0;
  /// lineOf() is asked for rising places.
  mutable size_t CountedTo = 0;
  mutable unsigned Lines = 1;
};

unsigned Scanner::lineOf(size_t At) const {
  if (At < CountedTo) {
    CountedTo = 0;
    Lines = 1;
  }
  Lines += Text.slice(CountedTo, At).count('\n');
  CountedTo = At;
  return Lines;
}

Error Scanner::fail(size_t At, const Twine &What) const {
  size_t LineStart = Text.take_front(At).rfind('\n');
  size_t Column = LineStart == StringRef::npos ? At + 1 : At - LineStart;
  return createStringError(formatv("{0}:{1}:{2}: {3}", Name, lineOf(At), Column, What.str()).str());
}

Error Scanner::string() {
  size_t Begin = Pos++;
  for (; Pos < Text.size(); ++Pos) {
    if (Text[Pos] == '\\')
      ++Pos;
    else if (Text[Pos] == '"') {
      ++Pos;
      return Error::success();
    }
  }
  return fail(Begin, "the string that begins here has no end; is the file cut short?");
}

Error Scanner::element() {
  size_t Begin = Pos;
  SmallVector<char, MaxDepth> Open;
  StringSet<> Keys;
  while (Pos < Text.size()) {
    char C = Text[Pos];
    if (C == '"') {
      size_t KeyBegin = Pos;
      if (Error E = string())
        return E;
      StringRef Key = Text.slice(KeyBegin, Pos);
      space();
      bool IsKey = Open.size() == 1 && Open[0] == '}' && Pos < Text.size() && Text[Pos] == ':';
      if (IsKey && !Keys.insert(Key).second)
        return fail(KeyBegin, "the key " + Key + " stands twice in one entry");
      continue;
    }
    if (C == '{' || C == '[') {
      if (Open.size() == MaxDepth)
        return fail(Pos, "values are nested too deeply");
      Open.push_back(C == '{' ? '}' : ']');
    } else if (C == '}' || C == ']') {
      if (Open.empty())
        return Error::success();
      if (Open.pop_back_val() != C)
        return fail(Pos, Twine("'") + Twine(C) + "' closes nothing that is open");
    } else if (C == ',' && Open.empty()) {
      return Error::success();
    }
    ++Pos;
  }
  return fail(Begin, "what begins here has no end; is the file cut short?");
}

/// \p Text as UTF-8.
std::string asUtf8(StringRef Text) {
  std::string Out;
  Out.reserve(Text.size());
  while (!Text.empty()) {
    const auto *Bytes = Text.bytes_begin();
    unsigned Length = getNumBytesForUTF8(*Bytes);
    if (Length <= Text.size() && isLegalUTF8Sequence(Bytes, Bytes + Length)) {
      Out += Text.take_front(Length);
      Text = Text.drop_front(Length);
      continue;
    }
    SmallVector<char, 4> Encoded(4);
    char *End = Encoded.data();
    ConvertCodePointToUTF8(Private + *Bytes, End);
    Out.append(Encoded.data(), End);
    Text = Text.drop_front();
  }
  return Out;
}

Error Scanner::parse(size_t Begin, size_t End, function_ref<void(json::Value, unsigned)> Element) {
  StringRef Slice = Text.slice(Begin, End);
  if (Slice.trim().empty())
    return fail(Begin, "an entry is missing here");
  std::string Repaired;
  if (!json::isUTF8(Slice)) {
    Repaired = asUtf8(Slice);
    Slice = Repaired;
  }
  Expected<json::Value> V = json::parse(Slice);
  if (V) {
    Element(std::move(*V), lineOf(Begin));
    return Error::success();
  }
  // The parser counts from the beginning of the slice.
  unsigned Line = 1, Column = 1;
  std::string What = "this is not JSON";
  handleAllErrors(V.takeError(), [&](const ErrorInfoBase &E) {
    std::string Message = E.message();
    StringRef Rest = Message;
    if (Rest.consume_front("[") && !Rest.consumeInteger(10, Line) && Rest.consume_front(":") &&
        !Rest.consumeInteger(10, Column))
      What = "this is not JSON: " + Rest.split("]: ").second.str();
  });
  size_t At = Begin;
  for (; Line > 1; --Line)
    At = Text.find('\n', At) + 1;
  return fail(std::min(At + (Column ? Column - 1 : 0), End), What);
}

Error Scanner::run(function_ref<void(json::Value, unsigned)> Element) {
  Text.consume_front("\xEF\xBB\xBF");
  space();
  if (Pos == Text.size())
    return fail(0, "the file is empty");
  if (Text[Pos] != '[')
    return fail(Pos, "a compilation database is an array of entries: '[' is missing");
  size_t Opening = Pos++;
  space();
  bool Closed = Pos < Text.size() && Text[Pos] == ']';
  while (!Closed) {
    space();
    size_t Begin = Pos;
    if (Begin == Text.size())
      return fail(Opening, "the array that begins here has no end; is the file cut short?");
    if (Error E = element())
      return E;
    if (Error E = parse(Begin, Pos, Element))
      return E;
    if (Text[Pos] == '}')
      return fail(Pos, "'}' closes nothing that is open");
    Closed = Text[Pos] == ']';
    if (!Closed)
      ++Pos;
  }
  ++Pos;
  space();
  if (Pos != Text.size())
    return fail(Pos, "there is more text behind the end of the array");
  return Error::success();
}

} // namespace

Error forEachElement(StringRef Text, StringRef Name,
                     function_ref<void(json::Value, unsigned)> Element) {
  return Scanner(Text, Name).run(Element);
}

std::string originalBytes(StringRef Text) {
  std::string Out;
  Out.reserve(Text.size());
  while (!Text.empty()) {
    // U+10FF80 … U+10FFFF in UTF-8: F4 8F BE 80 … F4 8F BF BF.
    if (Text.starts_with("\xF4\x8F") && Text.size() >= 4 && (Text[2] & 0xFE) == 0xBE) {
      Out += static_cast<char>((Text[2] & 1) << 6 | (Text[3] & 0x3F) | 0x80);
      Text = Text.drop_front(4);
      continue;
    }
    Out += Text.front();
    Text = Text.drop_front();
  }
  return Out;
}

} // namespace heddle::driver
