//===- Catalog/YamlItems.cpp ----------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Catalog/YamlItems.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Allocator.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/StringSaver.h"
#include "llvm/Support/YAMLParser.h"

using namespace llvm;
namespace heddle::catalog {

namespace {

/// Deeper than any file that means something; a bound for hostile ones.
constexpr unsigned MaxDepth = 32;

/// Text from a file is shown in messages: no control characters, bounded.
std::string quoted(StringRef Text) {
  std::string Out;
  raw_string_ostream OS(Out);
  OS << '\'';
  for (char C : Text.take_front(80)) {
    if (static_cast<unsigned char>(C) < 0x20 || C == 0x7f)
      OS << "\\x" << hexdigit((C >> 4) & 15, true) << hexdigit(C & 15, true);
    else
      OS << C;
  }
  OS << (Text.size() > 80 ? "…'" : "'");
  return Out;
}

class ItemReader {
public:
  ItemReader(StringRef Yaml, StringRef FileName, ArrayRef<YamlSection> Sections,
             YamlItemHandler Handle)
      : FileName(FileName), Sections(Sections), Handle(Handle),
        Document(MemoryBufferRef(Yaml, FileName), Sources, /*ShowColors=*/false) {
    Sources.setDiagHandler(&ItemReader::keepFirst, this);
  }

  Error run();

private:
  static void keepFirst(const SMDiagnostic &D, void *Self);
  Error at(SMLoc Where, const Twine &Message) const;
  /// The parser's own error if it met one, else \p Message at \p N.
  Error wrong(const yaml::Node *N, const Twine &Message) const;
  Error readRoot(yaml::Node *Root);
  Error readSection(const YamlSection &S, yaml::Node *List);
  Error readItem(const YamlSection &S, yaml::MappingNode &Map);
  Error readField(YamlField &F, yaml::Node *Value);
  Error checkDepth(yaml::Node *N, unsigned Depth);
  Expected<StringRef> readKey(yaml::Node *Key);
  StringRef text(yaml::ScalarNode &N);
  static SMLoc place(const yaml::Node *N) { return N ? N->getSourceRange().Start : SMLoc(); }

  StringRef FileName;
  ArrayRef<YamlSection> Sections;
  YamlItemHandler Handle;
  SourceMgr Sources;
  yaml::Stream Document;
  BumpPtrAllocator Memory;
  StringSaver Saver{Memory};
  /// The parser's first complaint, with its place.
  std::string ParserError;
};

void ItemReader::keepFirst(const SMDiagnostic &D, void *Self) {
  auto &Reader = *static_cast<ItemReader *>(Self);
  if (!Reader.ParserError.empty() || D.getKind() != SourceMgr::DK_Error)
    return;
  std::string Message = D.getMessage().rtrim("!.").str();
  if (!Message.empty())
    Message[0] = toLower(Message[0]);
  Reader.ParserError = (Reader.FileName + ":" + Twine(D.getLineNo()) + ":" +
                        Twine(D.getColumnNo() + 1) + ": not well-formed YAML: " + Message)
                           .str();
}

Error ItemReader::at(SMLoc Where, const Twine &Message) const {
  std::string Prefix = FileName.str();
  if (Where.isValid()) {
    auto [Line, Column] = Sources.getLineAndColumn(Where);
    Prefix += (":" + Twine(Line) + ":" + Twine(Column)).str();
  }
  return createStringError(inconvertibleErrorCode(), Prefix + ": " + Message);
}

Error ItemReader::wrong(const yaml::Node *N, const Twine &Message) const {
  if (!ParserError.empty())
    return createStringError(inconvertibleErrorCode(), ParserError);
  return at(place(N), Message);
}

StringRef ItemReader::text(yaml::ScalarNode &N) {
  // Nearly all scalars are plain and on one line; the parser's general way of
  // reading them is a fifth of the time that loading the catalogue takes.
  StringRef Raw = N.getRawValue();
  if (!Raw.empty() && Raw.front() != '\'' && Raw.front() != '"' && !Raw.contains('\n'))
    return Raw.rtrim(" \t\r");
  SmallString<64> Storage;
  StringRef Value = N.getValue(Storage);
  // A plain scalar is a part of the input; an unescaped one lies in Storage.
  return Value.data() == Storage.data() ? Saver.save(Value) : Value;
}

Error ItemReader::run() {
  yaml::document_iterator Doc = Document.begin();
  if (Doc == Document.end())
    return Error::success();
  yaml::Node *Root = Doc->getRoot();
  if (Error E = readRoot(Root))
    return E;
  if (Document.failed())
    return wrong(Root, "not well-formed YAML");
  if (++Doc != Document.end())
    return at({}, "more than one document; put everything above the first '---'");
  return Error::success();
}

Error ItemReader::readRoot(yaml::Node *Root) {
  if (!Root || Document.failed())
    return wrong(Root, "not well-formed YAML");
  if (isa<yaml::NullNode>(Root))
    return Error::success();
  auto *Map = dyn_cast<yaml::MappingNode>(Root);
  if (!Map)
    return wrong(Root, "expected sections such as 'locks:' at the top");
  SmallVector<StringRef> Names;
  for (const YamlSection &S : Sections)
    Names.push_back(S.Name);
  StringSet<> Seen;
  for (yaml::KeyValueNode &Entry : *Map) {
    Expected<StringRef> Key = readKey(Entry.getKey());
    if (!Key)
      return Key.takeError();
    if (!Seen.insert(*Key).second)
      return at(place(Entry.getKey()), "section " + quoted(*Key) + " appears twice; join them");
    const auto *S = find_if(Sections, [&](const YamlSection &X) { return X.Name == *Key; });
    yaml::Node *Value = Entry.getValue();
    if (S != Sections.end()) {
      if (Error E = readSection(*S, Value))
        return E;
      continue;
    }
    if (any_of(Names, [&](StringRef N) { return N.edit_distance(*Key, true, 1) <= 1; }))
      return at(place(Entry.getKey()), "unknown section " + quoted(*Key) + didYouMean(*Key, Names));
    if (Error E = checkDepth(Value, 1))
      return E;
  }
  return Document.failed() ? wrong(Root, "not well-formed YAML") : Error::success();
}

Expected<StringRef> ItemReader::readKey(yaml::Node *Key) {
  auto *Scalar = dyn_cast_or_null<yaml::ScalarNode>(Key);
  if (!Scalar || Document.failed())
    return wrong(Key, "expected a name as the key");
  return text(*Scalar);
}

// What belongs to others is walked, not skipped: the parser's own skipping is
// recursive without a bound.
Error ItemReader::checkDepth(yaml::Node *N, unsigned Depth) {
  if (Depth > MaxDepth)
    return wrong(N, "nested too deeply");
  if (auto *Map = dyn_cast_or_null<yaml::MappingNode>(N)) {
    for (yaml::KeyValueNode &Entry : *Map) {
      if (Error E = checkDepth(Entry.getKey(), Depth + 1))
        return E;
      if (Error E = checkDepth(Entry.getValue(), Depth + 1))
        return E;
    }
  } else if (auto *List = dyn_cast_or_null<yaml::SequenceNode>(N)) {
    for (yaml::Node &Element : *List)
      if (Error E = checkDepth(&Element, Depth + 1))
        return E;
  }
  return Document.failed() ? wrong(N, "not well-formed YAML") : Error::success();
}

Error ItemReader::readSection(const YamlSection &S, yaml::Node *List) {
  if (!List || Document.failed())
    return wrong(List, "not well-formed YAML");
  if (isa<yaml::NullNode>(List))
    return Error::success();
  auto *Sequence = dyn_cast<yaml::SequenceNode>(List);
  if (!Sequence)
    return wrong(List, "section '" + S.Name + "' needs a list: '- {" + S.Keys.front() + ": …}'");
  for (yaml::Node &Element : *Sequence) {
    auto *Map = dyn_cast<yaml::MappingNode>(&Element);
    if (!Map || Document.failed())
      return wrong(&Element,
                   "an entry of '" + S.Name + "' must be a mapping: '{" + S.Keys.front() + ": …}'");
    if (Error E = readItem(S, *Map))
      return E;
  }
  return Document.failed() ? wrong(List, "not well-formed YAML") : Error::success();
}

Error ItemReader::readItem(const YamlSection &S, yaml::MappingNode &Map) {
  YamlItem Item;
  Item.Where = place(&Map);
  for (yaml::KeyValueNode &Entry : Map) {
    Expected<StringRef> Key = readKey(Entry.getKey());
    if (!Key)
      return Key.takeError();
    SMLoc Where = place(Entry.getKey());
    if (!is_contained(S.Keys, *Key))
      return at(Where,
                "unknown key " + quoted(*Key) + " in '" + S.Name + "'" + didYouMean(*Key, S.Keys));
    if (Item.find(*Key))
      return at(Where, "key " + quoted(*Key) + " is given twice");
    YamlField &F = Item.Fields.emplace_back();
    F.Key = *Key;
    F.Where = Where;
    if (Error E = readField(F, Entry.getValue()))
      return E;
  }
  if (Document.failed())
    return wrong(&Map, "not well-formed YAML");
  return Handle(S, Item, [this](SMLoc L, const Twine &Message) { return at(L, Message); });
}

Error ItemReader::readField(YamlField &F, yaml::Node *Value) {
  if (auto *Scalar = dyn_cast_or_null<yaml::ScalarNode>(Value)) {
    F.Values.push_back({text(*Scalar), place(Scalar)});
    return Error::success();
  }
  auto *Sequence = dyn_cast_or_null<yaml::SequenceNode>(Value);
  if (!Sequence || Document.failed())
    return wrong(Value, "'" + F.Key + "' needs a value or a list of values");
  for (yaml::Node &Element : *Sequence) {
    auto *Scalar = dyn_cast<yaml::ScalarNode>(&Element);
    if (!Scalar || Document.failed())
      return wrong(&Element, "the list of '" + F.Key + "' may hold plain values only");
    F.Values.push_back({text(*Scalar), place(Scalar)});
  }
  return Document.failed() ? wrong(Value, "not well-formed YAML") : Error::success();
}

} // namespace

const YamlField *YamlItem::find(StringRef Key) const {
  const auto *It = find_if(Fields, [&](const YamlField &F) { return F.Key == Key; });
  return It == Fields.end() ? nullptr : It;
}

Error readYamlItems(StringRef Yaml, StringRef FileName, ArrayRef<YamlSection> Sections,
                    YamlItemHandler Handle) {
  return ItemReader(Yaml, FileName, Sections, Handle).run();
}

std::string didYouMean(StringRef Word, ArrayRef<StringRef> Known) {
  StringRef Best;
  unsigned BestDistance = std::max<unsigned>(2, Word.size() / 3) + 1;
  for (StringRef K : Known) {
    unsigned Distance = Word.edit_distance(K, true, BestDistance);
    if (Distance < BestDistance) {
      Best = K;
      BestDistance = Distance;
    }
  }
  if (!Best.empty())
    return (", did you mean '" + Best + "'?").str();
  return "; known are " + join(Known, ", ");
}

} // namespace heddle::catalog
