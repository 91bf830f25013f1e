//===- test/unit/Cache/TemporaryFolder.h - files for a test -----*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_TEST_UNIT_CACHE_TEMPORARYFOLDER_H
#define HEDDLE_TEST_UNIT_CACHE_TEMPORARYFOLDER_H

#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"
#include "gtest/gtest.h"
#include <fcntl.h>
#include <sys/stat.h>

namespace heddle::test {

/// An empty folder that goes with the test.
class TemporaryFolder {
public:
  TemporaryFolder() {
    llvm::SmallString<128> P;
    EXPECT_FALSE(llvm::sys::fs::createUniqueDirectory("heddle-cache", P));
    Path = P.str().str();
  }
  ~TemporaryFolder() { llvm::sys::fs::remove_directories(Path); }
  TemporaryFolder(const TemporaryFolder &) = delete;
  TemporaryFolder &operator=(const TemporaryFolder &) = delete;

  std::string operator/(llvm::StringRef Name) const { return Path + "/" + Name.str(); }

  std::string write(llvm::StringRef Name, llvm::StringRef Text) const {
    std::error_code EC;
    llvm::raw_fd_ostream(*this / Name, EC) << Text;
    EXPECT_FALSE(EC);
    return *this / Name;
  }

  std::string Path;
};

/// Sets the last change of \p Path, in seconds since 1970.
inline void setTime(const std::string &Path, int64_t Seconds) {
  timespec Times[2] = {{Seconds, 0}, {Seconds, 0}};
  EXPECT_EQ(::utimensat(AT_FDCWD, Path.c_str(), Times, 0), 0);
}

inline std::string contentOf(const std::string &Path) {
  auto Buffer = llvm::MemoryBuffer::getFile(Path);
  EXPECT_TRUE(bool(Buffer));
  return Buffer ? (*Buffer)->getBuffer().str() : "";
}

} // namespace heddle::test

#endif // HEDDLE_TEST_UNIT_CACHE_TEMPORARYFOLDER_H
