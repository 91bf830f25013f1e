//===- Driver/NewFindings.cpp - findings and comments that a change adds --===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/Since.h"
#include "Findings/Fingerprint.h"
#include "llvm/ADT/StringExtras.h"
#include <map>

using namespace llvm;
using namespace heddle::findings;
using Nearness = heddle::driver::ChangedLines::Nearness;

namespace heddle::driver {
namespace {

using NearFunction = function_ref<Nearness(const Place &)>;

/// What the fingerprint is made of, but for the ordinal among equals.
std::string identityOf(const Finding &F) {
  return F.Check + '\0' + llvm::join(F.Identity, StringRef("\0", 1));
}

/// The place at which people who read the change find it: its own, if none is
/// nearer to the change.
struct BestPlace {
  Place Where;
  Nearness How;
};

BestPlace bestPlace(const Finding &F, NearFunction Near) {
  BestPlace Best{F.Where, Near(F.Where)};
  auto Take = [&](const Place &P, Nearness Limit) {
    Nearness N = Best.How == Nearness::Changed ? Nearness::Far : Near(P);
    if (N < Best.How && N <= Limit)
      Best = {P, N};
  };
  for (const Thread &T : F.Threads)
    for (const Step &S : T.Steps)
      if (!S.OnTheWay)
        Take(S.Where, Nearness::Near);
  // What leads there serves only if it is the change itself.
  for (const Thread &T : F.Threads) {
    for (const Step &S : T.Steps)
      if (S.OnTheWay)
        Take(S.Where, Nearness::Changed);
    Take(T.StartedAt, Nearness::Changed);
  }
  return Best;
}

void moveTo(Finding &F, const Place &Where) {
  if (F.Where == Where)
    return;
  auto SameLine = [&](const Place &P) { return P.File == F.Where.File && P.Line == F.Where.Line; };
  bool Shown = any_of(F.Threads, [&](const Thread &T) {
    return any_of(T.Steps, [&](const Step &S) { return SameLine(S.Where); });
  });
  if (!Shown)
    F.Notes.push_back({F.Where, "it is not at the changed line alone, but here, too"});
  F.Where = Where;
  F.Function.clear(); // that of the former place
}

} // namespace

unsigned keepNew(std::vector<Finding> &Head, ArrayRef<Finding> Base, NearFunction Near) {
  std::map<std::string, size_t> Old;
  for (const Finding &F : Base)
    ++Old[identityOf(F)];
  std::map<std::string, std::vector<size_t>> Groups;
  for (size_t I = 0; I < Head.size(); ++I)
    Groups[identityOf(Head[I])].push_back(I);
  std::vector<Finding> New;
  for (auto &[Identity, Members] : Groups) {
    auto It = Old.find(Identity);
    size_t Known = It == Old.end() ? 0 : It->second;
    if (Known >= Members.size())
      continue;
    std::vector<std::pair<BestPlace, size_t>> Ranked;
    for (size_t I : Members)
      Ranked.emplace_back(bestPlace(Head[I], Near), I);
    llvm::sort(Ranked, [](const auto &A, const auto &B) {
      return std::pair(A.first.How, A.second) < std::pair(B.first.How, B.second);
    });
    for (const auto &[Best, I] : ArrayRef(Ranked).drop_back(Known)) {
      moveTo(Head[I], Best.Where);
      New.push_back(std::move(Head[I]));
    }
  }
  unsigned Left = Head.size() - New.size();
  sortFindings(New);
  Head = std::move(New);
  return Left;
}

std::vector<Note> addedComments(ArrayRef<Note> Head, ArrayRef<Note> Base,
                                function_ref<std::string(StringRef)> FormerPath,
                                NearFunction Near) {
  using Key = std::pair<std::string, std::string>;
  std::map<Key, size_t> Old;
  for (const Note &N : Base)
    ++Old[{N.Where.File, N.Message}];
  std::map<Key, std::vector<const Note *>> Groups;
  for (const Note &N : Head) {
    std::string Former = FormerPath(N.Where.File);
    Groups[{Former.empty() ? N.Where.File : Former, N.Message}].push_back(&N);
  }
  std::vector<Note> Added;
  for (auto &[K, Members] : Groups) {
    auto It = Old.find(K);
    size_t Known = It == Old.end() ? 0 : It->second;
    if (Known >= Members.size())
      continue;
    llvm::sort(Members, [&](const Note *A, const Note *B) {
      return std::tuple(Near(A->Where), A->Where) < std::tuple(Near(B->Where), B->Where);
    });
    for (const Note *N : ArrayRef(Members).drop_back(Known))
      Added.push_back(*N);
  }
  llvm::sort(Added, [](const Note &A, const Note &B) {
    return std::tie(A.Where, A.Message) < std::tie(B.Where, B.Message);
  });
  return Added;
}

} // namespace heddle::driver
