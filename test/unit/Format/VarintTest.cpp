//===- test/unit/Format/VarintTest.cpp -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Format/Varint.h"
#include <gtest/gtest.h>

using namespace heddle::format;

namespace {

TEST(Varint, roundTripAtEveryLength) {
  for (unsigned Bits = 0; Bits != 64; ++Bits)
    for (uint64_t Value : {(uint64_t(1) << Bits) - 1, uint64_t(1) << Bits, ~uint64_t(0) >> Bits}) {
      std::string Bytes;
      putVarint(Bytes, Value);
      VarintReader In(Bytes);
      EXPECT_EQ(In.varint(), Value);
      EXPECT_EQ(In.left(), 0u);
      EXPECT_FALSE(In.failed());
    }
}

TEST(Varint, sizes) {
  auto Size = [](uint64_t Value) {
    std::string Bytes;
    putVarint(Bytes, Value);
    return Bytes.size();
  };
  EXPECT_EQ(Size(0), 1u);
  EXPECT_EQ(Size(127), 1u);
  EXPECT_EQ(Size(128), 2u);
  EXPECT_EQ(Size(UINT64_MAX), 10u);
}

TEST(Varint, cutShort) {
  VarintReader In("\x80");
  EXPECT_EQ(In.varint(), 0u);
  EXPECT_TRUE(In.failed());
}

TEST(Varint, moreThan64Bits) {
  std::string Bytes(9, '\xff');
  std::string Last = Bytes + "\1";
  VarintReader Full(Last);
  EXPECT_EQ(Full.varint(), UINT64_MAX);
  std::string Over = Bytes + "\2";
  VarintReader Wide(Over);
  EXPECT_EQ(Wide.varint(), 0u);
  EXPECT_TRUE(Wide.failed());
}

TEST(Varint, nothingAfterAFailure) {
  VarintReader In("abc");
  EXPECT_EQ(In.bytes(4), "");
  EXPECT_TRUE(In.failed());
  EXPECT_EQ(In.byte(), 0u);
  EXPECT_EQ(In.left(), 0u);
}

TEST(Zigzag, smallNumbersHaveSmallCodes) {
  EXPECT_EQ(zigzag(0), 0u);
  EXPECT_EQ(zigzag(-1), 1u);
  EXPECT_EQ(zigzag(1), 2u);
  EXPECT_EQ(zigzag(-2), 3u);
}

TEST(Zigzag, roundTrip) {
  for (int64_t Value : {INT64_MIN, INT64_MIN + 1, int64_t(-300), int64_t(-1), int64_t(0),
                        int64_t(1), int64_t(77777), INT64_MAX})
    EXPECT_EQ(unzigzag(zigzag(Value)), Value);
}

} // namespace
