//===- Tidy/HostVersionTest.cpp - which clang-tidy the plugin is for ------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Tidy/HostVersion.h"
#include "gtest/gtest.h"

namespace heddle::tidy {
namespace {

TEST(HostVersionTest, TheOwnMajorVersionIsTakenWhoeverPackagedIt) {
  EXPECT_FALSE(refusal("Debian clang version 22.1.8 (++2026)", 22));
  EXPECT_FALSE(refusal("clang version 22.0.0git (https://example.org/x 0123abc)", 22));
  EXPECT_FALSE(refusal("Ubuntu clang version 22", 22));
}

TEST(HostVersionTest, AnotherOneIsRefusedByItsNumber) {
  EXPECT_EQ(refusal("Debian clang version 14.0.6", 22),
            "this plugin is for clang-tidy 22 and was loaded by version 14; use clang-tidy-22");
  EXPECT_TRUE(refusal("clang version 2.2", 22));
  EXPECT_TRUE(refusal("clang version 220.1", 22));
  EXPECT_TRUE(refusal("clang version 99999999999999999999", 22));
}

TEST(HostVersionTest, WhatTellsNoVersionIsRefused) {
  for (const char *Host : {"", "version", "version x", "clang 22.1.8", "clang version "})
    EXPECT_EQ(
        refusal(Host, 22),
        "this plugin is for clang-tidy 22 and was loaded by an unknown version; use clang-tidy-22")
        << Host;
}

} // namespace
} // namespace heddle::tidy
