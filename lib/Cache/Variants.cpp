//===- Cache/Variants.cpp -------------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Cache/Variants.h"
#include "Format/InputsBytes.h"
#include "Format/Varint.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::cache;
using namespace heddle::format;

static void putText(std::string &Out, llvm::StringRef Text) {
  putVarint(Out, Text.size());
  Out += Text;
}

void Variants::add(Variant V) {
  llvm::erase_if(All, [&](const Variant &Old) { return Old.Result == V.Result; });
  All.insert(All.begin(), std::move(V));
  if (All.size() > MaxVariants)
    All.resize(MaxVariants);
}

std::string heddle::cache::writeVariants(const Variants &V) {
  std::string Out;
  putText(Out, V.MainFile);
  putVarint(Out, V.All.size());
  for (const Variant &One : V.All) {
    Out += One.Result.bytes();
    putText(Out, writeInputs(One.Inputs));
  }
  return Out;
}

llvm::Expected<Variants> heddle::cache::readVariants(llvm::StringRef Bytes) {
  VarintReader In(Bytes);
  Variants V;
  V.MainFile = In.bytes(In.varint()).str();
  uint64_t Count = In.varint();
  for (uint64_t I = 0; I < Count && !In.failed(); ++I) {
    Variant One;
    llvm::StringRef Key = In.bytes(One.Result.Bytes.size());
    llvm::copy(Key.bytes(), One.Result.Bytes.begin());
    llvm::Expected<model::UnitInputs> Inputs = readInputs(In.bytes(In.varint()));
    if (!Inputs)
      return Inputs.takeError();
    One.Inputs = std::move(*Inputs);
    V.All.push_back(std::move(One));
  }
  if (In.failed() || In.left())
    return llvm::createStringError("the list of results is damaged");
  return V;
}

Digest heddle::cache::resultKey(const Digest &Unit, const model::UnitInputs &Inputs) {
  DigestBuilder B("result");
  B.add(Unit.bytes());
  for (const model::Input &I : Inputs.Asked)
    B.add(static_cast<uint64_t>(I.Asked)).add(I.Path).add(I.Answer);
  return B.result();
}
