//===- Cache/FileStates.cpp -----------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Cache/FileStates.h"
#include "llvm/Support/xxhash.h"

using namespace heddle;
using namespace heddle::cache;
using model::Question;

FileStates::Part &FileStates::part(llvm::StringRef Path) {
  return Parts[llvm::xxh3_64bits(Path) % Parts.size()];
}

FileStates::Known &FileStates::known(Part &P, llvm::StringRef Path) {
  auto [It, New] = P.Paths.try_emplace(Path);
  if (New)
    It->second.State = Files.state(Path.str());
  return It->second;
}

DiskState FileStates::state(llvm::StringRef Path) {
  Part &P = part(Path);
  std::lock_guard Held(P.Lock);
  return known(P, Path).State;
}

uint64_t FileStates::stamp(llvm::StringRef Path) {
  DiskState S = state(Path);
  return stampIsTrusted(S, diskTime()) ? S.Stamp : 0;
}

bool FileStates::contentHolds(const model::Input &I, bool &Restamp) {
  Part &P = part(I.Path);
  std::lock_guard Held(P.Lock);
  Known &K = known(P, I.Path);
  if (!K.State.isFile())
    return false;
  if (I.Stamp && I.Stamp == K.State.Stamp)
    return true;
  if (!K.Content)
    K.Content = Files.content(I.Path).value_or("");
  if (*K.Content != I.Answer)
    return false;
  Restamp |= stampIsTrusted(K.State, diskTime());
  return true;
}

bool FileStates::holds(const model::Input &I, bool &Restamp) {
  if (I.Asked == Question::Content)
    return contentHolds(I, Restamp);
  if (I.Asked == Question::SameFile) {
    llvm::StringRef Other = I.Answer;
    bool Same = Other.consume_front("=");
    return (Same || Other.consume_front("!")) && state(I.Path).sameFileAs(state(Other)) == Same;
  }
  Part &P = part(I.Path);
  std::lock_guard Held(P.Lock);
  Known &K = known(P, I.Path);
  switch (I.Asked) {
  case Question::Kind:
    return K.State.Kind == I.Answer;
  case Question::Listing:
    if (!K.Listing)
      K.Listing = Files.listing(I.Path);
    return *K.Listing == I.Answer;
  case Question::RealPath:
    if (!K.Real)
      K.Real = Files.realPath(I.Path);
    return *K.Real == I.Answer;
  case Question::Content:
  case Question::SameFile:
    break;
  }
  return false;
}
