//===- Findings/Fingerprint.cpp - identity and order of findings ----------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Findings/Fingerprint.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/BLAKE3.h"
#include "llvm/Support/Endian.h"
#include <map>
#include <tuple>

namespace heddle::findings {

namespace {

/// Part of every fingerprint: raised when its ingredients change, so that an
/// old baseline matches nothing instead of something else.
constexpr uint32_t SchemaVersion = 1;

/// A hash over fields that cannot run into each other.
class FieldHash {
public:
  void add(uint64_t N) {
    uint8_t Bytes[8];
    llvm::support::endian::write64le(Bytes, N);
    Hasher.update(Bytes);
  }
  void add(llvm::StringRef S) {
    add(S.size());
    Hasher.update(S);
  }
  std::string hex() { return llvm::toHex(Hasher.final<16>(), /*LowerCase=*/true); }

private:
  llvm::BLAKE3 Hasher;
};

/// Everything that is shown of a thread, for an order among findings that are
/// equal in all else.
auto spelledOut(const Thread &T) {
  std::vector<std::tuple<Place, std::string, uint32_t, std::vector<std::string>>> Steps;
  for (const Step &S : T.Steps)
    Steps.emplace_back(S.Where, S.Message, S.Order, S.Held);
  return std::tuple(T.Name, T.Start, T.StartedAt, std::move(Steps));
}

/// Whether \p A is the one to keep of two findings that are the same: the surer
/// one, the one that says more, and then any fixed choice.
bool preferred(const Finding &A, const Finding &B) {
  auto Weight = [](const Finding &F) {
    return std::tuple(F.Level, F.Threads.size(), F.Coffman.size(), F.Notes.size());
  };
  if (Weight(A) != Weight(B))
    return Weight(A) > Weight(B);
  auto Text = [](const Finding &F) {
    return std::tie(F.Identity, F.Function, F.Outcome, F.Help, F.Where);
  };
  if (Text(A) != Text(B))
    return Text(A) < Text(B);
  for (auto [X, Y] : llvm::zip_equal(A.Threads, B.Threads))
    if (auto P = spelledOut(X), Q = spelledOut(Y); P != Q)
      return P < Q;
  for (auto [X, Y] : llvm::zip_equal(A.Notes, B.Notes))
    if (auto P = std::tie(X.Where, X.Message), Q = std::tie(Y.Where, Y.Message); P != Q)
      return P < Q;
  return false;
}

} // namespace

void mergeEqual(std::vector<Finding> &All) {
  using Key = std::tuple<std::string, uint32_t, uint32_t, std::string, std::string>;
  std::map<Key, Finding> Best;
  for (Finding &F : All) {
    llvm::sort(F.Identity);
    Key K{F.Where.File, F.Where.Line, F.Where.Column, F.Check, F.Message};
    auto [It, New] = Best.try_emplace(std::move(K));
    if (New || preferred(F, It->second))
      It->second = std::move(F);
  }
  All.clear();
  for (auto &[K, F] : Best)
    All.push_back(std::move(F));
}

void assignFingerprints(std::vector<Finding> &All) {
  std::map<std::tuple<std::string, std::vector<std::string>>, std::vector<Finding *>> Equals;
  for (Finding &F : All) {
    llvm::sort(F.Identity);
    Equals[{F.Check, F.Identity}].push_back(&F);
  }
  for (auto &[K, Group] : Equals) {
    llvm::sort(Group, [](const Finding *A, const Finding *B) {
      return std::tie(A->Where, A->Message) < std::tie(B->Where, B->Message);
    });
    for (auto [Ordinal, F] : llvm::enumerate(Group)) {
      FieldHash H;
      H.add(SchemaVersion);
      H.add(F->Check);
      H.add(F->Identity.size());
      for (const std::string &S : F->Identity)
        H.add(S);
      H.add(Ordinal);
      F->Fingerprint = H.hex();
    }
  }
}

void sortFindings(std::vector<Finding> &All) {
  auto Key = [](const Finding &F) {
    return std::tie(F.Where.File, F.Where.Line, F.Where.Column, F.Check, F.Message, F.Identity);
  };
  llvm::sort(All, [&](const Finding &A, const Finding &B) { return Key(A) < Key(B); });
}

} // namespace heddle::findings
