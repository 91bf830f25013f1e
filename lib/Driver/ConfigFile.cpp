//===- Driver/ConfigFile.cpp - the settings of .heddle.yaml ---------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/ConfigFile.h"
#include "Catalog/Catalog.h"
#include "Catalog/YamlItems.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLParser.h"

using namespace llvm;

namespace heddle::driver {
namespace {

constexpr StringRef OverrideKeys[] = {"checks", "path"};

class SettingsReader {
public:
  SettingsReader(StringRef Text, StringRef Path, ArrayRef<StringRef> Checks)
      : Checks(Checks), Document(MemoryBufferRef(Text, Path), Sources, /*ShowColors=*/false) {
    Sources.setDiagHandler(&SettingsReader::keepFirst, this);
    Out.Path = Path.str();
    Out.Text = Text.str();
  }

  Expected<ConfigFile> run();

private:
  /// A scalar of the file.
  using Text = Placed<std::string>;
  using Reader = void (SettingsReader::*)(yaml::Node &);
  struct Key {
    StringRef Name;
    Reader Read;
  };
  friend ArrayRef<StringRef> driver::settingNames();
  static ArrayRef<Key> keys();
  static void keepFirst(const SMDiagnostic &D, void *Self);

  std::string where(SMLoc Place) const {
    auto [Line, Column] = Sources.getLineAndColumn(Place);
    return (Out.Path + ":" + Twine(Line) + ":" + Twine(Column)).str();
  }
  static SMLoc place(const yaml::Node &N) { return N.getSourceRange().Start; }
  void wrong(SMLoc Place, const Twine &Message) {
    Problems.push_back((where(Place) + ": " + Message).str());
  }
  void wrong(const std::string &Where, Error E) {
    Problems.push_back(Where + ": " + toString(std::move(E)));
  }

  void root(yaml::Node *Root);
  void unknownKey(yaml::Node &Key, StringRef Name);
  std::optional<Text> scalar(yaml::Node *N, const Twine &Of, StringRef What);
  /// A value, or a list of values.
  std::vector<Text> list(yaml::Node *N, const Twine &Of, StringRef What);
  std::optional<std::string> globs(yaml::Node *N, const Twine &Of);

  void checks(yaml::Node &N);
  void confidence(yaml::Node &N);
  void exclude(yaml::Node &N);
  void failOn(yaml::Node &N);
  void headerFilter(yaml::Node &N);
  void overrides(yaml::Node &N);
  void requireReason(yaml::Node &N);
  std::optional<findings::Override> override(yaml::MappingNode &Map);
  template <class T> Placed<T> placed(T Value, const yaml::Node &N) {
    return {std::move(Value), where(place(N))};
  }

  ArrayRef<StringRef> Checks;
  SourceMgr Sources;
  yaml::Stream Document;
  ConfigFile Out;
  std::vector<std::string> Problems;
  std::string NotYaml; ///< the parser's first complaint
};

ArrayRef<SettingsReader::Key> SettingsReader::keys() {
  static constexpr Key Known[] = {{"checks", &SettingsReader::checks},
                                  {"confidence", &SettingsReader::confidence},
                                  {"exclude", &SettingsReader::exclude},
                                  {"fail-on", &SettingsReader::failOn},
                                  {"header-filter", &SettingsReader::headerFilter},
                                  {"overrides", &SettingsReader::overrides},
                                  {"require-suppression-reason", &SettingsReader::requireReason}};
  return Known;
}

void SettingsReader::keepFirst(const SMDiagnostic &D, void *Self) {
  auto &Reader = *static_cast<SettingsReader *>(Self);
  if (!Reader.NotYaml.empty() || D.getKind() != SourceMgr::DK_Error)
    return;
  std::string Message = D.getMessage().rtrim("!.").str();
  if (!Message.empty())
    Message[0] = toLower(Message[0]);
  Reader.NotYaml = (Reader.Out.Path + ":" + Twine(D.getLineNo()) + ":" +
                    Twine(D.getColumnNo() + 1) + ": not well-formed YAML: " + Message)
                       .str();
}

Expected<ConfigFile> SettingsReader::run() {
  yaml::document_iterator Doc = Document.begin();
  if (Doc != Document.end()) {
    root(Doc->getRoot());
    if (!Document.failed() && ++Doc != Document.end())
      Problems.push_back(Out.Path +
                         ": more than one document; put everything above the first '---'");
  }
  // What a broken document seems to say is nothing to complain of.
  if (Document.failed())
    return createStringError(NotYaml.empty() ? Out.Path + ": not well-formed YAML" : NotYaml);
  if (!Problems.empty())
    return createStringError(join(Problems, "\n"));
  return std::move(Out);
}

void SettingsReader::root(yaml::Node *Root) {
  if (!Root || isa<yaml::NullNode>(Root))
    return;
  auto *Map = dyn_cast<yaml::MappingNode>(Root);
  if (!Map)
    return wrong(place(*Root), "expected keys such as 'checks:' or 'locks:' at the top");
  StringSet<> Seen;
  for (yaml::KeyValueNode &Entry : *Map) {
    auto *Name = dyn_cast_or_null<yaml::ScalarNode>(Entry.getKey());
    if (Document.failed())
      return;
    if (!Name) {
      wrong(place(Entry), "expected a name as the key");
      Entry.skip();
      continue;
    }
    SmallString<32> Storage;
    StringRef Word = Name->getValue(Storage);
    SMLoc Where = place(*Name);
    if (!Seen.insert(Word).second)
      wrong(Where, "key '" + Word + "' appears twice; join them");
    yaml::Node *Value = Entry.getValue();
    if (!Value || Document.failed())
      return;
    const auto *Known = find_if(keys(), [&](const Key &K) { return K.Name == Word; });
    if (Known != keys().end()) {
      (this->*Known->Read)(*Value);
      continue;
    }
    if (is_contained(catalog::Catalog::sections(), Word))
      Out.Sections.push_back({Word.str(), where(Where)});
    else
      unknownKey(*Name, Word);
    Value->skip();
  }
}

void SettingsReader::unknownKey(yaml::Node &Key, StringRef Name) {
  std::vector<StringRef> Known(catalog::Catalog::sections());
  append_range(Known, settingNames());
  llvm::sort(Known);
  // As in .clang-tidy and in other programs' files: 'FailOn', 'fail_on'.
  std::string Folded;
  for (char C : Name) {
    if (isUpper(C) && !Folded.empty() && isLower(Folded.back()))
      Folded += '-';
    Folded += C == '_' ? '-' : toLower(C);
  }
  if (Folded == "header-filter-regex")
    Folded = "header-filter";
  StringRef Word = is_contained(Known, Folded) ? StringRef(Folded) : Name;
  wrong(place(Key), "unknown key '" + Name + "'" + catalog::didYouMean(Word, Known));
}

std::optional<SettingsReader::Text> SettingsReader::scalar(yaml::Node *N, const Twine &Of,
                                                           StringRef What) {
  if (Document.failed() || !N)
    return std::nullopt;
  if (isa<yaml::NullNode>(N))
    return placed(std::string(), *N);
  if (auto *Block = dyn_cast<yaml::BlockScalarNode>(N))
    return placed(Block->getValue().trim().str(), *N);
  auto *S = dyn_cast<yaml::ScalarNode>(N);
  if (!S) {
    wrong(place(*N), "'" + Of + "' needs " + What);
    N->skip();
    return std::nullopt;
  }
  SmallString<64> Storage;
  return placed(S->getValue(Storage).str(), *N);
}

std::vector<SettingsReader::Text> SettingsReader::list(yaml::Node *N, const Twine &Of,
                                                       StringRef What) {
  std::vector<Text> All;
  auto *Sequence = dyn_cast_or_null<yaml::SequenceNode>(N);
  if (!Sequence) {
    std::string Both = ("a value or a list of values: " + What).str();
    if (std::optional<Text> One = scalar(N, Of, Both); One && !One->Value.empty())
      All.push_back(std::move(*One));
    return All;
  }
  for (yaml::Node &Element : *Sequence)
    if (std::optional<Text> One = scalar(&Element, Of, What))
      All.push_back(std::move(*One));
  return All;
}

std::optional<std::string> SettingsReader::globs(yaml::Node *N, const Twine &Of) {
  std::vector<std::string> Kept;
  for (const Text &Item : list(N, Of, "globs of checks")) {
    Expected<findings::CheckFilter> Right = findings::CheckFilter::create(Item.Value, Checks);
    if (Right)
      Kept.push_back(Item.Value);
    else
      wrong(Item.Where, Right.takeError());
  }
  return join(Kept, ",");
}

void SettingsReader::checks(yaml::Node &N) {
  std::string Where = where(place(N));
  if (std::optional<std::string> G = globs(&N, "checks"))
    Out.Checks = {std::move(*G), std::move(Where)};
}

void SettingsReader::confidence(yaml::Node &N) {
  std::optional<Text> T = scalar(&N, "confidence", "one of: high, medium, low");
  if (!T)
    return;
  if (auto Level = findings::parseConfidence(T->Value))
    Out.Confidence = {*Level, T->Where};
  else
    wrong(place(N),
          "'" + T->Value + "' is no value for 'confidence'; there are: high, medium, low");
}

void SettingsReader::failOn(yaml::Node &N) {
  std::optional<Text> T = scalar(&N, "fail-on", "one of: high, medium, low, none");
  if (!T)
    return;
  std::optional<findings::Confidence> Level = findings::parseConfidence(T->Value);
  if (Level || T->Value == "none")
    Out.FailOn = {Level, T->Where};
  else
    wrong(place(N),
          "'" + T->Value + "' is no value for 'fail-on'; there are: high, medium, low, none");
}

void SettingsReader::headerFilter(yaml::Node &N) {
  std::optional<Text> T = scalar(&N, "header-filter", "a regular expression");
  if (!T)
    return;
  findings::FilterOptions Probe;
  Probe.HeaderFilter = T->Value;
  if (Expected<findings::FindingFilter> F = findings::FindingFilter::create(Probe))
    Out.HeaderFilter = std::move(*T);
  else
    wrong(T->Where, F.takeError());
}

void SettingsReader::exclude(yaml::Node &N) {
  Placed<std::vector<std::string>> All;
  All.Where = where(place(N));
  for (Text &Item : list(&N, "exclude", "globs of files")) {
    if (Expected<findings::PathGlobs> G = findings::PathGlobs::create({Item.Value}, "/"))
      All.Value.push_back(std::move(Item.Value));
    else
      wrong(Item.Where, G.takeError());
  }
  Out.Exclude = std::move(All);
}

void SettingsReader::requireReason(yaml::Node &N) {
  std::optional<Text> T = scalar(&N, "require-suppression-reason", "'true' or 'false'");
  if (!T)
    return;
  if (T->Value == "true" || T->Value == "false")
    Out.RequireReason = {T->Value == "true", T->Where};
  else
    wrong(place(N), "'" + T->Value +
                        "' is no value for 'require-suppression-reason'; there are: true, false");
}

std::optional<findings::Override> SettingsReader::override(yaml::MappingNode &Map) {
  findings::Override O;
  std::optional<std::string> Globs;
  SMLoc Where = place(Map);
  bool HasPath = false;
  for (yaml::KeyValueNode &Entry : Map) {
    auto *Name = dyn_cast_or_null<yaml::ScalarNode>(Entry.getKey());
    if (!Name || Document.failed())
      return std::nullopt;
    SmallString<32> Storage;
    StringRef Word = Name->getValue(Storage);
    SMLoc NameAt = place(*Name);
    yaml::Node *Value = Entry.getValue();
    if (Word == "path") {
      HasPath = true;
      for (Text &T : list(Value, "path", "globs of files")) {
        if (Expected<findings::PathGlobs> G = findings::PathGlobs::create({T.Value}, "/"))
          O.Paths.push_back(std::move(T.Value));
        else
          wrong(T.Where, G.takeError());
      }
    } else if (Word == "checks") {
      Globs = globs(Value, "checks");
    } else {
      wrong(NameAt,
            "unknown key '" + Word + "' in 'overrides'" + catalog::didYouMean(Word, OverrideKeys));
      if (Value)
        Value->skip();
    }
  }
  if (Document.failed())
    return std::nullopt;
  if (!HasPath || !Globs)
    wrong(Where, "an override needs both: '{path: GLOB, checks: GLOBS}'");
  O.Checks = Globs.value_or("");
  return O;
}

void SettingsReader::overrides(yaml::Node &N) {
  constexpr StringLiteral Needed = "'overrides' needs a list: '- {path: GLOB, checks: GLOBS}'";
  Placed<std::vector<findings::Override>> All;
  All.Where = where(place(N));
  if (!isa<yaml::NullNode>(&N)) {
    auto *Sequence = dyn_cast<yaml::SequenceNode>(&N);
    if (!Sequence) {
      wrong(place(N), Needed);
      N.skip();
      return;
    }
    for (yaml::Node &Element : *Sequence) {
      auto *Map = dyn_cast<yaml::MappingNode>(&Element);
      if (!Map) {
        wrong(place(Element), Needed);
        Element.skip();
      } else if (std::optional<findings::Override> O = override(*Map)) {
        All.Value.push_back(std::move(*O));
      }
    }
  }
  Out.Overrides = std::move(All);
}

} // namespace

ArrayRef<StringRef> settingNames() {
  static const std::vector<StringRef> Names = [] {
    std::vector<StringRef> All;
    for (const SettingsReader::Key &K : SettingsReader::keys())
      All.push_back(K.Name);
    return All;
  }();
  return Names;
}

std::string ConfigFile::folder() const {
  SmallString<256> Absolute(Path);
  sys::fs::make_absolute(Absolute);
  return sys::path::parent_path(Absolute).str();
}

Expected<ConfigFile> parseConfig(StringRef Text, StringRef Path, ArrayRef<StringRef> Checks) {
  return SettingsReader(Text, Path, Checks).run();
}

} // namespace heddle::driver
