//===- Catalog/SectionFunctions.cpp - sections of single functions --------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The sections that describe functions one by one: threads, waiting, sleeping,
// callbacks, files. Those of types are in Sections.cpp.
//
//===----------------------------------------------------------------------===//

#include "Catalog/SectionChoices.h"
#include "Catalog/Sections.h"

using namespace llvm;
namespace heddle::catalog {

Error Sections::spawns(const YamlItem &I) {
  Function F;
  F.Does = Role::Spawn;
  F.Callable = Place::argument(0);
  if (Error E = place(I, "callable", F.Callable))
    return E;
  if (F.Callable.isArgument())
    F.Arguments = Place::argument(F.Callable.index() + 1);
  if (Error E = place(I, "arguments", F.Arguments))
    return E;
  if (Error E = place(I, "handle", F.Object))
    return E;
  if (Error E = choice<SpawnKind>(I, "kind",
                                  {{"thread", SpawnKind::Thread},
                                   {"task", SpawnKind::Task},
                                   {"timer", SpawnKind::Timer},
                                   {"signal", SpawnKind::Signal},
                                   {"handler", SpawnKind::Handler},
                                   {"strand", SpawnKind::Strand}},
                                  F.Kind))
    return E;
  if (Error E = flag(I, "many", F.Many))
    return E;
  if (Error E = flag(I, "structured", F.Structured))
    return E;
  if (Error E = number(I, "in_place_if", F.InPlaceIf))
    return E;
  if (Error E = text(I, "method", F.Method))
    return E;
  if (!I.find("field"))
    return describe(I, Facet::Role, F);
  Names Fields;
  if (Error E = names(I, "field", Fields))
    return E;
  for (const std::string &Name : Fields)
    if (Error E = describe(Name, I.find("field")->Where, Facet::Role, F))
      return E;
  return Error::success();
}

Error Sections::joins(const YamlItem &I) {
  Function F;
  F.Does = Role::Join;
  F.Object = Place::self();
  if (Error E = place(I, "handle", F.Object))
    return E;
  if (Error E = flag(I, "timed", F.Timed))
    return E;
  return describe(I, Facet::Role, F);
}

Error Sections::detaches(const YamlItem &I) {
  Function F;
  F.Does = Role::Detach;
  F.Object = Place::self();
  if (Error E = place(I, "handle", F.Object))
    return E;
  return describe(I, Facet::Role, F);
}

Error Sections::assigns(const YamlItem &I) {
  Function F;
  F.Does = Role::Assign;
  F.Object = Place::self();
  F.Source = Place::argument(0);
  if (Error E = place(I, "handle", F.Object))
    return E;
  if (Error E = place(I, "source", F.Source))
    return E;
  return describe(I, Facet::Role, F);
}

Error Sections::sleeps(const YamlItem &I) {
  Function F;
  F.Does = Role::Sleep;
  if (Error E = place(I, "duration", F.Duration))
    return E;
  if (Error E = choice<int64_t>(
          I, "unit", {{"ns", 1}, {"us", 1'000}, {"ms", 1'000'000}, {"s", 1'000'000'000}}, F.Unit))
    return E;
  return describe(I, Facet::Role, F);
}

Error Sections::yields(const YamlItem &I) {
  Function F;
  F.Does = Role::Yield;
  return describe(I, Facet::Role, F);
}

Error Sections::identifies(const YamlItem &I) {
  Function F;
  F.Does = Role::Identify;
  return describe(I, Facet::Role, F);
}

Error Sections::waits(const YamlItem &I) {
  Function F;
  F.Does = Role::Wait;
  F.Object = Place::self();
  F.Lock = Place::argument(0);
  if (Error E = place(I, "object", F.Object))
    return E;
  if (Error E = place(I, "lock", F.Lock))
    return E;
  if (Error E = place(I, "predicate", F.Callable))
    return E;
  if (Error E = flag(I, "timed", F.Timed))
    return E;
  // The predicate runs in the waiting thread, with the lock held.
  if (F.Callable.valid()) {
    F.Calls = CallBack::Repeat;
    if (Error E = describe(I, Facet::Calls, F))
      return E;
  }
  return describe(I, Facet::Role, F);
}

Error Sections::notifies(const YamlItem &I) {
  Function F;
  F.Does = Role::Notify;
  F.Object = Place::self();
  if (Error E = place(I, "object", F.Object))
    return E;
  if (Error E = flag(I, "all", F.NotifyAll))
    return E;
  return describe(I, Facet::Role, F);
}

Error Sections::signals(const YamlItem &I) {
  Function F;
  F.Signals = Place::self();
  if (Error E = place(I, "object", F.Signals))
    return E;
  return describe(I, Facet::Signals, F);
}

Error Sections::blocking(const YamlItem &I) {
  Function F;
  F.Does = Role::Block;
  if (Error E = place(I, "object", F.Object))
    return E;
  if (Error E = flag(I, "timed", F.Timed))
    return E;
  if (Error E = choice<BlockOn>(I, "on",
                                {{"other", BlockOn::Other},
                                 {"thread", BlockOn::Thread},
                                 {"file", BlockOn::File},
                                 {"network", BlockOn::Network},
                                 {"process", BlockOn::Process},
                                 {"loop", BlockOn::Loop}},
                                F.Blocks))
    return E;
  if (Error E = flag(I, "many", F.Many))
    return E;
  return describe(I, Facet::Role, F);
}

Error Sections::callsBack(const YamlItem &I) {
  Function F;
  F.Calls = CallBack::Repeat;
  // With a parallel execution policy the call becomes a spawn of this shape.
  F.Kind = SpawnKind::Task;
  F.Many = F.Structured = true;
  if (Error E = choice<CallBack>(I, "times",
                                 {{"once", CallBack::Once}, {"repeat", CallBack::Repeat}}, F.Calls))
    return E;
  if (Error E = place(I, "under", F.Under))
    return E;
  if (Error E = mode(I, F.UnderShared))
    return E;
  return describe(I, Facet::Calls, F);
}

Error Sections::moves(const YamlItem &I) {
  Function F;
  F.Moves = true;
  return describe(I, Facet::Moves, F);
}

Error Sections::makes(const YamlItem &I) {
  Function F;
  F.Makes = true;
  return describe(I, Facet::Makes, F);
}

Error Sections::threadUnsafe(const YamlItem &I) {
  Function F;
  F.ThreadUnsafe = true;
  if (Error E = text(I, "instead", F.Instead))
    return E;
  if (Error E = text(I, "state", F.State))
    return E;
  if (Error E = flag(I, "reads", F.ReadsState))
    return E;
  if (Error E = flag(I, "usually_guarded", F.UsuallyGuarded))
    return E;
  if (Error E = place(I, "if_null", F.UnsafeIfNull))
    return E;
  return describe(I, Facet::ThreadUnsafe, F);
}

Error Sections::files(const YamlItem &I) {
  Function F;
  F.FilePath = Place::argument(0);
  if (!I.find("does"))
    return (*At)(I.Where, "this entry needs 'does': check or act");
  if (Error E = place(I, "path", F.FilePath))
    return E;
  if (Error E =
          choice<FileUse>(I, "does", {{"check", FileUse::Check}, {"act", FileUse::Act}}, F.File))
    return E;
  return describe(I, Facet::File, F);
}

} // namespace heddle::catalog
