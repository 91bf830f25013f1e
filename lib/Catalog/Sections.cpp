//===- Catalog/Sections.cpp -----------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Catalog/Sections.h"
#include "Catalog/SectionChoices.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;
namespace heddle::catalog {

namespace {

constexpr StringRef AssignKeys[] = {"function", "scope", "handle", "source"};
constexpr StringRef NameKeys[] = {"function", "scope"};
constexpr StringRef BlockingKeys[] = {"function", "scope", "on", "object", "timed", "many"};
constexpr StringRef CallsBackKeys[] = {"function", "scope", "times", "under", "mode"};
constexpr StringRef ContainerKeys[] = {"type", "scope", "read", "write", "insert"};
constexpr StringRef HandleKeys[] = {"function", "scope", "handle", "timed"};
constexpr StringRef DetachKeys[] = {"function", "scope", "handle"};
constexpr StringRef FileKeys[] = {"function", "scope", "path", "does"};
constexpr StringRef FunctionKeys[] = {"function",   "scope",          "acquire", "try",
                                      "release",    "acquire_shared", "success", "timed",
                                      "try_shared", "release_shared", "prepare", "recursive"};
constexpr StringRef GuardKeys[] = {"type",           "scope",   "function", "mode",    "argument",
                                   "write_argument", "acquire", "try",      "release", "timed",
                                   "disown",         "owns",    "swap",     "assign",  "deadline",
                                   "rebinds",        "lock"};
constexpr StringRef LockKeys[] = {"type",    "scope",          "acquire",         "try",
                                  "release", "acquire_shared", "try_shared",      "release_shared",
                                  "timed",   "success",        "recursive",       "acquire_upgrade",
                                  "spins",   "try_upgrade",    "release_upgrade", "converts"};
constexpr StringRef NotifyKeys[] = {"function", "scope", "object", "all"};
constexpr StringRef OwnerKeys[] = {"type", "scope", "counted", "weak", "makes", "empties", "write"};
constexpr StringRef SignalKeys[] = {"function", "scope", "object"};
constexpr StringRef SleepKeys[] = {"function", "scope", "duration", "unit"};
constexpr StringRef SpawnKeys[] = {"function",  "scope",  "field",      "callable",
                                   "arguments", "handle", "kind",       "structured",
                                   "method",    "many",   "in_place_if"};
constexpr StringRef TagKeys[] = {"name", "scope", "means"};
constexpr StringRef ThreadUnsafeKeys[] = {"function", "scope",           "instead", "state",
                                          "reads",    "usually_guarded", "if_null"};
constexpr StringRef TypeKeys[] = {"type", "scope", "is", "callable", "joins_at_end"};
constexpr StringRef WaitKeys[] = {"function", "scope", "object", "lock", "predicate", "timed"};

constexpr YamlSection Known[] = {{"assigns", AssignKeys},
                                 {"blocking", BlockingKeys},
                                 {"calls_back", CallsBackKeys},
                                 {"containers", ContainerKeys},
                                 {"detaches", DetachKeys},
                                 {"files", FileKeys},
                                 {"functions", FunctionKeys},
                                 {"guards", GuardKeys},
                                 {"identifies", NameKeys},
                                 {"joins", HandleKeys},
                                 {"locks", LockKeys},
                                 {"makes", NameKeys},
                                 {"moves", NameKeys},
                                 {"notifies", NotifyKeys},
                                 {"owners", OwnerKeys},
                                 {"signals", SignalKeys},
                                 {"sleeps", SleepKeys},
                                 {"spawns", SpawnKeys},
                                 {"tags", TagKeys},
                                 {"thread_unsafe", ThreadUnsafeKeys},
                                 {"types", TypeKeys},
                                 {"waits", WaitKeys},
                                 {"yields", NameKeys}};

/// Runs the readers one after the other, up to the first error.
template <class... Readers> Error inTurn(Readers... Read) {
  Error Result = Error::success();
  auto Next = [&Result](auto &R) {
    if (Result)
      return;
    Result = R();
  };
  (Next(Read), ...);
  return Result;
}

} // namespace

ArrayRef<YamlSection> Sections::all() { return Known; }

Error Sections::read(StringRef Yaml, StringRef FileName) {
  return readYamlItems(Yaml, FileName, all(),
                       [&](const YamlSection &S, const YamlItem &I, YamlErrorAt Where) {
                         At = &Where;
                         return item(S, I);
                       });
}

Error Sections::item(const YamlSection &S, const YamlItem &I) {
  using Handler = Error (Sections::*)(const YamlItem &);
  static constexpr Handler Handlers[] = {
      &Sections::assigns,    &Sections::blocking, &Sections::callsBack, &Sections::containers,
      &Sections::detaches,   &Sections::files,    &Sections::functions, &Sections::guards,
      &Sections::identifies, &Sections::joins,    &Sections::locks,     &Sections::makes,
      &Sections::moves,      &Sections::notifies, &Sections::owners,    &Sections::signals,
      &Sections::sleeps,     &Sections::spawns,   &Sections::tags,      &Sections::threadUnsafe,
      &Sections::types,      &Sections::waits,    &Sections::yields};
  static_assert(std::size(Handlers) == std::size(Known));
  return (this->*Handlers[&S - Known])(I);
}

Error Sections::locks(const YamlItem &I) {
  Names Types;
  Type T;
  T.Kind = TypeKind::Lock;
  bool Zero = false;
  if (Error E = names(I, "type", Types))
    return E;
  if (Error E = flag(I, "recursive", T.Recursive))
    return E;
  if (Error E = flag(I, "spins", T.Spins))
    return E;
  if (Error E = choice<bool>(I, "success", {{"nonzero", false}, {"zero", true}}, Zero))
    return E;
  if (Error E = describeTypes(I, Types, T))
    return E;
  // An upgrade lock keeps writers out, as an exclusive one does; that it lets
  // readers in does not matter for what its owner may do.
  struct Row {
    StringRef Key;
    Role Does;
    bool Shared;
  };
  static constexpr Row Rows[] = {
      {"acquire", Role::Acquire, false},         {"try", Role::TryAcquire, false},
      {"release", Role::Release, false},         {"acquire_shared", Role::Acquire, true},
      {"try_shared", Role::TryAcquire, true},    {"release_shared", Role::Release, true},
      {"acquire_upgrade", Role::Acquire, false}, {"try_upgrade", Role::TryAcquire, false},
      {"release_upgrade", Role::Release, false}, {"converts", Role::Converts, false}};
  for (const Row &R : Rows) {
    Function F;
    F.Does = R.Does;
    F.Object = Place::self();
    F.Shared = R.Shared;
    F.SuccessIsZero = Zero && R.Does == Role::TryAcquire;
    if (Error E = methods(I, R.Key, Types, Facet::Role, F))
      return E;
  }
  return Error::success();
}

Error Sections::guards(const YamlItem &I) {
  if (I.find("function"))
    return guardMakers(I);
  Names Types;
  Type T;
  T.Kind = TypeKind::Guard;
  bool Rebinds = false;
  if (Error E = inTurn([&] { return names(I, "type", Types); }, [&] { return mode(I, T.Shared); },
                       [&] { return place(I, "argument", T.Lock); },
                       [&] { return place(I, "write_argument", T.WriteFlag); },
                       [&] { return place(I, "deadline", T.Deadline); },
                       [&] { return flag(I, "rebinds", Rebinds); },
                       [&] { return describeTypes(I, Types, T); }))
    return E;
  static constexpr std::pair<StringRef, Role> Rows[] = {
      {"acquire", Role::GuardLock},   {"try", Role::GuardTryLock}, {"release", Role::GuardUnlock},
      {"disown", Role::GuardRelease}, {"owns", Role::GuardOwns},   {"swap", Role::GuardSwap},
      {"assign", Role::GuardAssign}};
  for (const auto &[Key, Does] : Rows) {
    Function F;
    F.Does = Does;
    F.Object = Place::self();
    F.Shared = T.Shared;
    if (Rebinds && (Does == Role::GuardLock || Does == Role::GuardTryLock)) {
      F.Lock = T.Lock;
      F.WriteFlag = T.WriteFlag;
    }
    if (Error E = methods(I, Key, Types, Facet::Role, F))
      return E;
  }
  return Error::success();
}

// Functions that give back a guard (folly::Synchronized::wlock).
Error Sections::guardMakers(const YamlItem &I) {
  Function F;
  F.Does = Role::GuardMake;
  F.Object = Place::result();
  F.Lock = Place::self();
  if (Error E = place(I, "lock", F.Lock))
    return E;
  if (Error E = mode(I, F.Shared))
    return E;
  return describe(I, Facet::Role, F);
}

Error Sections::functions(const YamlItem &I) {
  static constexpr std::tuple<StringRef, Role, bool> Rows[] = {
      {"acquire", Role::Acquire, false}, {"acquire_shared", Role::Acquire, true},
      {"try", Role::TryAcquire, false},  {"try_shared", Role::TryAcquire, true},
      {"release", Role::Release, false}, {"release_shared", Role::Release, true},
      {"prepare", Role::Prepare, false}};
  Function F;
  for (const auto &[Key, Does, Shared] : Rows) {
    if (!I.find(Key))
      continue;
    if (F.Does != Role::None)
      return (*At)(I.find(Key)->Where, "a function has one of acquire, try, release and prepare");
    F.Does = Does;
    F.Shared = Shared;
    if (Error E = place(I, Key, F.Object))
      return E;
  }
  if (F.Does == Role::None)
    return (*At)(I.Where, "this entry needs 'acquire', 'try', 'release' or 'prepare': the "
                          "argument that is the lock, from 0");
  if (Error E = choice<bool>(I, "success", {{"nonzero", false}, {"zero", true}}, F.SuccessIsZero))
    return E;
  if (Error E = flag(I, "timed", F.Timed))
    return E;
  if (Error E = place(I, "recursive", F.WriteFlag))
    return E;
  return describe(I, Facet::Role, F);
}

Error Sections::types(const YamlItem &I) {
  static constexpr std::pair<StringRef, TypeKind> Kinds[] = {
      {"thread", TypeKind::Thread},
      {"future", TypeKind::Future},
      {"promise", TypeKind::Promise},
      {"condition_variable", TypeKind::ConditionVariable},
      {"atomic", TypeKind::Atomic},
      {"callable", TypeKind::Callable},
      {"synchronised", TypeKind::Synchronised}};
  Names Types;
  Type T;
  if (!I.find("is"))
    return (*At)(I.Where, "this entry needs 'is': thread, future, promise, condition_variable, "
                          "atomic, callable or synchronised");
  return inTurn([&] { return names(I, "type", Types); },
                [&] { return choice<TypeKind>(I, "is", Kinds, T.Kind); },
                [&] { return place(I, "callable", T.Callable); },
                [&] { return flag(I, "joins_at_end", T.JoinsAtEnd); },
                [&] { return describeTypes(I, Types, T); });
}

Error Sections::owners(const YamlItem &I) {
  Names Types;
  Type T;
  T.Kind = TypeKind::Owner;
  Function Makes;
  Makes.Makes = true;
  Function Write;
  Write.Container = ContainerUse::Write;
  Function Empties;
  Empties.Does = Role::Empty;
  Empties.Object = Place::self();
  return inTurn([&] { return names(I, "type", Types); },
                [&] { return flag(I, "counted", T.Counted); },
                [&] { return flag(I, "weak", T.Weak); }, [&] { return describeTypes(I, Types, T); },
                [&] { return methods(I, "makes", Types, Facet::Makes, Makes); },
                [&] { return methods(I, "empties", Types, Facet::Role, Empties); },
                [&] { return methods(I, "write", Types, Facet::Container, Write); });
}

Error Sections::containers(const YamlItem &I) {
  Names Types;
  Type T;
  T.Kind = TypeKind::Container;
  if (Error E = names(I, "type", Types))
    return E;
  if (Error E = describeTypes(I, Types, T))
    return E;
  static constexpr std::pair<StringRef, ContainerUse> Uses[] = {{"read", ContainerUse::Read},
                                                                {"write", ContainerUse::Write},
                                                                {"insert", ContainerUse::Insert}};
  for (const auto &[Key, Use] : Uses) {
    Function F;
    F.Container = Use;
    if (Error E = methods(I, Key, Types, Facet::Container, F))
      return E;
  }
  return Error::success();
}

Error Sections::tags(const YamlItem &I) {
  Names Tagged;
  Tag Means = Tag::None;
  if (!I.find("means"))
    return (*At)(I.Where, "this entry needs 'means': defer, adopt, try or parallel");
  if (Error E = names(I, "name", Tagged))
    return E;
  if (Error E = choice<Tag>(I, "means",
                            {{"defer", Tag::Defer},
                             {"adopt", Tag::Adopt},
                             {"try", Tag::Try},
                             {"parallel", Tag::Parallel},
                             {"nothing", Tag::Nothing},
                             {"in_place", Tag::InPlace}},
                            Means))
    return E;
  for (const std::string &Name : Tagged)
    if (!Into.Tags.try_emplace(Name, Means).second)
      return (*At)(I.Where, "'" + Twine(Name) + "' is described twice");
  return Error::success();
}

} // namespace heddle::catalog
