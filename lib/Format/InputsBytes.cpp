//===- Format/InputsBytes.cpp ---------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Format/InputsBytes.h"
#include "Format/Varint.h"
#include "llvm/Support/Endian.h"

using namespace heddle;
using namespace heddle::format;

namespace endian = llvm::support::endian;

namespace {

/// Question, two empty texts.
constexpr size_t MinInputBytes = 3;
constexpr size_t StampBytes = 8;

void putText(std::string &Out, llvm::StringRef Text) {
  putVarint(Out, Text.size());
  Out += Text;
}

std::string text(VarintReader &In) { return In.bytes(In.varint()).str(); }

model::Input readInput(VarintReader &In) {
  model::Input I;
  uint8_t Asked = In.byte();
  if (Asked > static_cast<uint8_t>(model::Question::SameFile))
    In.fail();
  I.Asked = static_cast<model::Question>(Asked);
  I.Path = text(In);
  I.Answer = text(In);
  if (I.Asked == model::Question::Content) {
    llvm::StringRef Stamp = In.bytes(StampBytes);
    I.Stamp = Stamp.empty() ? 0 : endian::read64le(Stamp.data());
  }
  return I;
}

} // namespace

std::string heddle::format::writeInputs(const model::UnitInputs &I) {
  std::string Out;
  putText(Out, I.Volatile);
  putVarint(Out, I.Asked.size());
  for (const model::Input &A : I.Asked) {
    putByte(Out, static_cast<uint8_t>(A.Asked));
    putText(Out, A.Path);
    putText(Out, A.Answer);
    if (A.Asked == model::Question::Content) {
      char Stamp[StampBytes];
      endian::write64le(Stamp, A.Stamp);
      Out.append(Stamp, StampBytes);
    }
  }
  return Out;
}

llvm::Expected<model::UnitInputs> heddle::format::readInputs(llvm::StringRef Bytes) {
  VarintReader In(Bytes);
  model::UnitInputs I;
  I.Volatile = text(In);
  uint64_t Count = In.varint();
  if (Count > In.left() / MinInputBytes)
    In.fail();
  else
    I.Asked.reserve(Count);
  for (uint64_t N = 0; N < Count && !In.failed(); ++N)
    I.Asked.push_back(readInput(In));
  if (In.failed() || In.left())
    return llvm::createStringError("the list of a summary's inputs is damaged");
  return I;
}
