//===- Fixes/Fixes.cpp - findings to edits --------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Fixes/Fixes.h"
#include "Fixes/AnnotationMacros.h"
#include "Fixes/Remedies.h"
#include "llvm/ADT/STLExtras.h"
#include <memory>
#include <tuple>

using namespace llvm;
using namespace heddle::findings;

namespace heddle::fixes {
namespace {

std::optional<Fix> make(const SourceTokens &T, const Remedy &R, AnnotationMacros &Macros) {
  switch (R.What) {
  case Remedy::Kind::FetchOperation:
    return useFetchOperation(T, R);
  case Remedy::Kind::Exchange:
    return useExchange(T, R);
  case Remedy::Kind::HoldLock:
    return holdLock(T, R);
  case Remedy::Kind::LockTogether:
    return lockTogether(T, R);
  case Remedy::Kind::Annotate:
    return annotate(T, R, Macros);
  }
  return std::nullopt;
}

auto position(const Replacement &E) { return std::tie(E.Offset, E.Length, E.Text); }

bool same(const Replacement &A, const Replacement &B) { return position(A) == position(B); }

/// Touching counts: whichever of two insertions at one place comes first is a
/// matter of chance.
bool touch(const Replacement &A, const Replacement &B) {
  return A.Offset <= uint64_t(B.Offset) + B.Length && B.Offset <= uint64_t(A.Offset) + A.Length;
}

} // namespace

void propose(std::vector<Finding> &All, TextOf Source) {
  std::map<std::string, std::unique_ptr<SourceTokens>> Read;
  auto Tokens = [&](const std::string &File) -> const SourceTokens * {
    auto [It, New] = Read.try_emplace(File);
    if (New)
      if (std::optional<StringRef> Text = Source(File))
        It->second = std::make_unique<SourceTokens>(*Text);
    return It->second.get();
  };
  AnnotationMacros Macros(Source);
  for (Finding &F : All) {
    F.Fixes.clear();
    for (const Remedy &R : F.Remedies)
      if (const SourceTokens *T = Tokens(R.Where.File); T && T->sound())
        if (std::optional<Fix> X = make(*T, R, Macros))
          F.Fixes.push_back(std::move(*X));
  }
}

Selection select(ArrayRef<Finding> All, bool Unsafe) {
  Selection S;
  for (size_t I = 0; I != All.size(); ++I) {
    auto Wanted = find_if(All[I].Fixes, [](const Fix &X) { return X.Safe; });
    if (Wanted == All[I].Fixes.end() && Unsafe)
      Wanted = All[I].Fixes.begin();
    if (Wanted == All[I].Fixes.end())
      continue;
    // Of a fix that another finding brought already nothing is left to do.
    bool Whole = all_of(Wanted->Edits, [&](const Replacement &E) {
      return any_of(S.Edits[E.File], [&](const Replacement &Old) { return same(E, Old); });
    });
    bool Clash = !Whole && any_of(Wanted->Edits, [&](const Replacement &E) {
      return any_of(S.Edits[E.File], [&](const Replacement &Old) { return touch(E, Old); });
    });
    if (Clash) {
      ++S.Overlapping;
      continue;
    }
    S.Taken.push_back({I, static_cast<size_t>(Wanted - All[I].Fixes.begin())});
    if (!Whole)
      for (const Replacement &E : Wanted->Edits)
        S.Edits[E.File].push_back(E);
  }
  for (auto &[File, Edits] : S.Edits)
    llvm::sort(Edits, [](const auto &A, const auto &B) { return position(A) < position(B); });
  std::erase_if(S.Edits, [](const auto &Entry) { return Entry.second.empty(); });
  return S;
}

std::optional<std::string> applyEdits(StringRef Text, ArrayRef<Replacement> Edits) {
  std::string Out;
  size_t Done = 0;
  for (const Replacement &E : Edits) {
    if (E.Offset < Done || uint64_t(E.Offset) + E.Length > Text.size())
      return std::nullopt;
    Out += Text.slice(Done, E.Offset);
    Out += E.Text;
    Done = E.Offset + E.Length;
  }
  return Out + Text.substr(Done).str();
}

} // namespace heddle::fixes
