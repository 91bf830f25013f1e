//===- Findings/GlobList.cpp - clang-tidy's lists of globs ----------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Findings/GlobList.h"
#include "llvm/ADT/STLExtras.h"

namespace heddle::findings {

GlobList::GlobList(llvm::StringRef List) {
  while (!List.empty()) {
    size_t End = List.find_first_of(",\n");
    llvm::StringRef Text = List.substr(0, End).trim();
    List = End == llvm::StringRef::npos ? "" : List.substr(End + 1);
    bool Removes = Text.consume_front("-");
    if (Text = Text.trim(); !Text.empty())
      Items.push_back({Text.str(), Removes});
  }
}

bool GlobList::matches(llvm::StringRef Glob, llvm::StringRef Name) {
  auto [Head, Rest] = Glob.split('*');
  if (Head.size() == Glob.size())
    return Name == Glob;
  if (!Name.consume_front(Head))
    return false;
  // The pieces between two `*` are taken as early as they can be; the last one
  // must stand at the end.
  while (Rest.contains('*')) {
    auto [Piece, After] = Rest.split('*');
    size_t At = Name.find(Piece);
    if (At == llvm::StringRef::npos)
      return false;
    Name = Name.substr(At + Piece.size());
    Rest = After;
  }
  return Name.ends_with(Rest);
}

std::optional<bool> GlobList::decide(llvm::StringRef Name) const {
  for (const Item &I : llvm::reverse(Items))
    if (matches(I.Glob, Name))
      return !I.Removes;
  return std::nullopt;
}

std::optional<llvm::StringRef> closestName(llvm::StringRef Name,
                                           llvm::ArrayRef<llvm::StringRef> Known) {
  // Who leaves out the prefix means the check all the same.
  for (llvm::StringRef K : Known)
    if (K.ends_with(Name) && K.drop_back(Name.size()).ends_with("-"))
      return K;
  std::optional<llvm::StringRef> Best;
  unsigned BestDistance = std::max<size_t>(Name.size() / 3, 1) + 1;
  for (llvm::StringRef K : Known) {
    unsigned Distance = Name.edit_distance(K, /*AllowReplacements=*/true, BestDistance);
    if (Distance < BestDistance) {
      Best = K;
      BestDistance = Distance;
    }
  }
  return Best;
}

} // namespace heddle::findings
