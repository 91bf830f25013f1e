//===- Catalog/SectionValues.cpp - names, places and flags ----------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The single values of an item, and the recording of what was read.
//
//===----------------------------------------------------------------------===//

#include "Catalog/SectionChoices.h"
#include "Catalog/Sections.h"
#include "llvm/ADT/SmallString.h"

using namespace llvm;
namespace heddle::catalog {

Expected<const YamlValue *> Sections::single(const YamlItem &I, StringRef Key) const {
  const YamlField *F = I.find(Key);
  if (!F)
    return nullptr;
  if (F->Values.size() != 1)
    return (*At)(F->Where, "'" + Key + "' needs one value");
  return &F->Values.front();
}

Error Sections::place(const YamlItem &I, StringRef Key, Place &Out) const {
  Expected<const YamlValue *> V = single(I, Key);
  if (!V)
    return V.takeError();
  if (!*V)
    return Error::success();
  unsigned Index = 0;
  if (!(*V)->Text.getAsInteger(10, Index) && Index < 100) {
    Out = Place::argument(Index);
    return Error::success();
  }
  static constexpr std::pair<StringRef, Place> Words[] = {{"this", Place::self()},
                                                          {"result", Place::result()},
                                                          {"all", Place::all()},
                                                          {"rest", Place::rest()},
                                                          {"none", Place::none()}};
  for (const auto &[Word, Where] : Words)
    if ((*V)->Text == Word) {
      Out = Where;
      return Error::success();
    }
  return (*At)((*V)->Where, "'" + Key +
                                "' needs the number of an argument, from 0, or one of "
                                "this, result, all, rest, none");
}

Error Sections::flag(const YamlItem &I, StringRef Key, bool &Out) const {
  return choice<bool>(I, Key, {{"true", true}, {"false", false}}, Out);
}

Error Sections::number(const YamlItem &I, StringRef Key, std::optional<int64_t> &Out) const {
  Expected<const YamlValue *> V = single(I, Key);
  if (!V)
    return V.takeError();
  int64_t Value = 0;
  if (!*V)
    return Error::success();
  if ((*V)->Text.getAsInteger(0, Value))
    return (*At)((*V)->Where, "'" + Key + "' needs a whole number");
  Out = Value;
  return Error::success();
}

Error Sections::text(const YamlItem &I, StringRef Key, StringRef &Out) {
  Expected<const YamlValue *> V = single(I, Key);
  if (!V)
    return V.takeError();
  if (*V)
    Out = Into.Texts.emplace_front((*V)->Text.str());
  return Error::success();
}

Error Sections::mode(const YamlItem &I, bool &Shared) const {
  return choice<bool>(I, "mode", {{"exclusive", false}, {"shared", true}}, Shared);
}

Error Sections::names(const YamlItem &I, StringRef Key, Names &Out) const {
  const YamlField *F = I.find(Key);
  if (!F || F->Values.empty())
    return (*At)(F ? F->Where : I.Where, "this entry needs '" + Key + "', a qualified name");
  const YamlField *Scope = I.find("scope");
  for (const YamlValue &V : F->Values) {
    StringRef Name = V.Text;
    Name.consume_front("::");
    if (Name.empty())
      return (*At)(V.Where, "'" + Key + "' needs a name");
    if (Name.contains('<') && !Name.contains("operator"))
      return (*At)(V.Where, "'" + Name + "' is matched without template arguments; write '" +
                                Name.split('<').first + "'");
    if (!Scope)
      Out.push_back(Name.str());
    else
      for (const YamlValue &S : Scope->Values) {
        // A star stands for the name: 'std::ranges::__*_fn::operator()'.
        auto [Before, After] = S.Text.split('*');
        bool Star = Before.size() != S.Text.size();
        Out.push_back(Star ? (Before + Name + After).str() : (S.Text + "::" + Name).str());
      }
  }
  return Error::success();
}

namespace {

/// Copies the facts of one facet.
void assign(Function &To, const Function &From, Facet Facts) {
  switch (Facts) {
  case Facet::Role: {
    Function Others = std::move(To);
    To = From;
    To.Facets = 0;
    for (Facet F : {Facet::Calls, Facet::Container, Facet::Moves, Facet::ThreadUnsafe, Facet::File,
                    Facet::Signals, Facet::Makes})
      if (Others.says(F))
        assign(To, Others, F);
    break;
  }
  case Facet::Calls:
    To.Calls = From.Calls;
    To.Under = From.Under;
    To.UnderShared = From.UnderShared;
    if (To.Does == Role::None) {
      To.Kind = From.Kind;
      To.Many = From.Many;
      To.Structured = From.Structured;
    }
    break;
  case Facet::Container:
    To.Container = From.Container;
    break;
  case Facet::Moves:
    To.Moves = From.Moves;
    break;
  case Facet::ThreadUnsafe:
    To.ThreadUnsafe = From.ThreadUnsafe;
    To.Instead = From.Instead;
    To.State = From.State;
    To.ReadsState = From.ReadsState;
    To.UsuallyGuarded = From.UsuallyGuarded;
    To.UnsafeIfNull = From.UnsafeIfNull;
    break;
  case Facet::File:
    To.File = From.File;
    To.FilePath = From.FilePath;
    break;
  case Facet::Signals:
    To.Signals = From.Signals;
    break;
  case Facet::Makes:
    To.Makes = From.Makes;
    break;
  }
  To.Facets |= static_cast<uint8_t>(Facts);
}

/// Of what is built in, primitives with a name of their own library beat a
/// visible body: inside they are made of atomics. A plain name may be the
/// user's own function.
bool isPrimitive(StringRef Name, Role R) {
  switch (R) {
  case Role::Acquire:
  case Role::TryAcquire:
  case Role::Release:
  case Role::Converts:
  case Role::GuardMake:
  case Role::GuardLock:
  case Role::GuardTryLock:
  case Role::GuardUnlock:
  case Role::GuardRelease:
  case Role::GuardSwap:
  case Role::GuardAssign:
  case Role::GuardOwns:
  case Role::Wait:
  case Role::Notify:
    return Name.contains("::");
  default:
    return false;
  }
}

} // namespace

Error Sections::describe(StringRef Name, SMLoc Where, Facet Facts, const Function &Says) {
  Function &F = Into.Functions[Name];
  if (F.says(Facts))
    return (*At)(Where, "'" + Name + "' is described twice; keep one of the descriptions");
  if (F.Facets) {
    assign(F, Says, Facts);
  } else {
    F = Says;
    F.Facets = static_cast<uint8_t>(Facts);
  }
  F.BeatsBody = FromUser || isPrimitive(Name, F.Does);
  return Error::success();
}

Error Sections::describe(const YamlItem &I, Facet Facts, const Function &Says) {
  Names Functions;
  if (Error E = names(I, "function", Functions))
    return E;
  for (const std::string &Name : Functions)
    if (Error E = describe(Name, I.find("function")->Where, Facts, Says))
      return E;
  return Error::success();
}

Error Sections::describeTypes(const YamlItem &I, const Names &Types, Type Says) {
  Says.BeatsBody = FromUser || Says.Kind == TypeKind::Guard;
  for (const std::string &Name : Types)
    if (!Into.Types.try_emplace(Name, Says).second)
      return (*At)(I.Where,
                   "type '" + Twine(Name) + "' is described twice; keep one of the descriptions");
  return Error::success();
}

Error Sections::methods(const YamlItem &I, StringRef Key, const Names &Types, Facet Facts,
                        const Function &Says) {
  const YamlField *F = I.find(Key);
  if (!F)
    return Error::success();
  const YamlField *Timed = I.find("timed");
  for (const YamlValue &V : F->Values) {
    Function Method = Says;
    if (Timed)
      for (const YamlValue &T : Timed->Values)
        Method.Timed |= T.Text == V.Text;
    for (const std::string &Type : Types) {
      SmallString<128> Name(Type);
      Name += "::";
      Name += V.Text;
      if (Error E = describe(Name, V.Where, Facts, Method))
        return E;
    }
  }
  return Error::success();
}

void Catalog::merge(Catalog Other) {
  Texts.splice_after(Texts.before_begin(), Other.Texts);
  for (const auto &Entry : Other.Functions) {
    Function &To = Functions[Entry.first()];
    for (Facet F : {Facet::Role, Facet::Calls, Facet::Container, Facet::Moves, Facet::ThreadUnsafe,
                    Facet::File, Facet::Signals, Facet::Makes})
      if (Entry.second.says(F))
        assign(To, Entry.second, F);
    To.BeatsBody |= Entry.second.BeatsBody;
  }
  for (const auto &Entry : Other.Types)
    Types.insert_or_assign(Entry.first(), Entry.second);
  for (const auto &Entry : Other.Tags)
    Tags.insert_or_assign(Entry.first(), Entry.second);
}

} // namespace heddle::catalog
