//===- Cache/SummaryCache.cpp ---------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Cache/SummaryCache.h"
#include "Cache/Variants.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::cache;

/// The variants of \p Unit; none where they are not to be had or not about
/// \p MainFile.
static Variants load(Store &Entries, const Digest &Unit, llvm::StringRef MainFile) {
  Variants None;
  None.MainFile = MainFile.str();
  std::optional<std::string> Bytes = Entries.read(EntryKind::Inputs, Unit);
  if (!Bytes)
    return None;
  llvm::Expected<Variants> V = readVariants(*Bytes);
  if (!V) {
    llvm::consumeError(V.takeError());
    return None;
  }
  return V->MainFile == MainFile ? std::move(*V) : None;
}

/// Files that had to be read because their stamps say nothing, or another thing
/// (a new checkout with the same content), need not be read next time.
static void restamp(model::UnitInputs &Inputs, FileStates &Disk) {
  for (model::Input &I : Inputs.Asked)
    if (I.Asked == model::Question::Content)
      I.Stamp = Disk.stamp(I.Path);
}

std::optional<Digest> SummaryCache::find(const Digest &Unit, llvm::StringRef MainFile) {
  Variants V = load(Entries, Unit, MainFile);
  for (Variant &One : V.All) {
    bool Restamp = false;
    if (!llvm::all_of(One.Inputs.Asked,
                      [&](const model::Input &I) { return Disk.holds(I, Restamp); }))
      continue;
    Digest Result = One.Result;
    if (Restamp && !Entries.readOnly()) {
      restamp(One.Inputs, Disk);
      Entries.write(EntryKind::Inputs, Unit, writeVariants(V));
    }
    return Result;
  }
  return std::nullopt;
}

std::optional<Digest> SummaryCache::keep(const Digest &Unit, llvm::StringRef MainFile,
                                         const model::UnitInputs &Inputs, llvm::StringRef Summary) {
  if (!Inputs.Volatile.empty())
    return std::nullopt;
  Digest Result = resultKey(Unit, Inputs);
  // The result first: whoever finds the inputs finds it.
  Entries.write(EntryKind::Summary, Result, Summary);
  Variants V = load(Entries, Unit, MainFile);
  V.add({Result, Inputs});
  Entries.write(EntryKind::Inputs, Unit, writeVariants(V));
  return Result;
}
