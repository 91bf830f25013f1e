//===- test/unit/Format/InputsBytesTest.cpp -------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Format/InputsBytes.h"
#include "gtest/gtest.h"

using namespace heddle;
using model::Question;

namespace {

model::UnitInputs sample() {
  model::UnitInputs I;
  I.Volatile = "it uses __TIME__";
  I.Asked = {{Question::Content, "/a/../b.h", std::string("\0\xff", 2), 0xFFFF'FFFF'FFFF'FFFF},
             {Question::Content, "/c.h", "", 0},
             {Question::Kind, "/\n\xff", "none 2", 0},
             {Question::Listing, "/", "x", 0},
             {Question::RealPath, "", "", 0},
             {Question::SameFile, "/a", "=/b", 0}};
  return I;
}

TEST(InputsBytes, comeBack) {
  for (const model::UnitInputs &I : {sample(), model::UnitInputs()}) {
    llvm::Expected<model::UnitInputs> Back = format::readInputs(format::writeInputs(I));
    ASSERT_TRUE(bool(Back));
    EXPECT_EQ(*Back, I);
  }
}

TEST(InputsBytes, whatIsCutShortOrTooLongIsRefused) {
  std::string Bytes = format::writeInputs(sample());
  for (size_t I = 0; I <= Bytes.size(); ++I) {
    std::string Wrong = I < Bytes.size() ? Bytes.substr(0, I) : Bytes + "x";
    llvm::Expected<model::UnitInputs> Back = format::readInputs(Wrong);
    EXPECT_FALSE(bool(Back)) << I;
    llvm::consumeError(Back.takeError());
  }
}

TEST(InputsBytes, whateverTheBytesAreTheyAreBounded) {
  // A count, a length and a question that cannot be.
  for (llvm::StringRef Bytes :
       {llvm::StringRef("\x00\xff\xff\xff\xff\x0f", 6), llvm::StringRef("\xff\xff\xff\xff\x0f", 5),
        llvm::StringRef("\x00\x01\x09\x00\x00", 5)}) {
    llvm::Expected<model::UnitInputs> Back = format::readInputs(Bytes);
    EXPECT_FALSE(bool(Back));
    llvm::consumeError(Back.takeError());
  }
}

} // namespace
