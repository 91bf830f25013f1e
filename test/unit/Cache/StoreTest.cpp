//===- test/unit/Cache/StoreTest.cpp --------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Cache/Store.h"
#include "Cache/Layout.h"
#include "Cache/Pruning.h"
#include "TemporaryFolder.h"
#include "llvm/Support/Path.h"
#include <ctime>

using namespace heddle::cache;
using heddle::test::contentOf;
using heddle::test::setTime;
using heddle::test::TemporaryFolder;

namespace {

Digest key(llvm::StringRef Text) { return DigestBuilder("test").add(Text).result(); }

std::unique_ptr<Store> openStore(const std::string &Folder, bool ReadOnly = false) {
  llvm::Expected<std::unique_ptr<Store>> S = Store::open({Folder, ReadOnly});
  if (!S) {
    ADD_FAILURE() << llvm::toString(S.takeError());
    return nullptr;
  }
  return std::move(*S);
}

TEST(Store, givesWhatWasWritten) {
  TemporaryFolder T;
  auto S = openStore(T / "new/folder");
  EXPECT_EQ(S->read(EntryKind::Summary, key("a")), std::nullopt);
  S->write(EntryKind::Summary, key("a"), "text");
  EXPECT_EQ(S->read(EntryKind::Summary, key("a")), "text");
  EXPECT_EQ(S->read(EntryKind::Inputs, key("a")), std::nullopt);
  EXPECT_EQ(openStore(T / "new/folder")->read(EntryKind::Summary, key("a")), "text");
  EXPECT_EQ(S->writeTrouble(), "");
}

TEST(Store, leavesNoTemporaryFiles) {
  TemporaryFolder T;
  auto S = openStore(T.Path);
  S->write(EntryKind::Summary, key("a"), "text");
  std::vector<CachedFile> Files = listFiles(T.Path);
  ASSERT_EQ(Files.size(), 1u);
  EXPECT_FALSE(Files[0].Temporary);
  EXPECT_EQ(Files[0].Key, key("a"));
  EXPECT_EQ(Files[0].Path, pathOf(T.Path, EntryKind::Summary, key("a")));
  EXPECT_EQ(Files[0].Bytes, S->bytesWritten());
}

TEST(Store, whatIsDamagedIsCountedAndGoes) {
  TemporaryFolder T;
  auto S = openStore(T.Path);
  S->write(EntryKind::Summary, key("a"), "text");
  std::string Path = pathOf(T.Path, EntryKind::Summary, key("a"));
  std::string Bytes = contentOf(Path);
  T.write(llvm::StringRef(Path).drop_front(T.Path.size() + 1), Bytes.substr(1));
  auto Reader = openStore(T.Path, /*ReadOnly=*/true);
  EXPECT_EQ(Reader->read(EntryKind::Summary, key("a")), std::nullopt);
  EXPECT_TRUE(llvm::sys::fs::exists(Path)) << "a reader removes nothing";
  EXPECT_EQ(findDamaged(T.Path), std::vector<std::string>{Path});
  EXPECT_EQ(S->read(EntryKind::Summary, key("a")), std::nullopt);
  EXPECT_EQ(S->damaged(), 1u);
  EXPECT_FALSE(llvm::sys::fs::exists(Path));
}

TEST(Store, readOnlyWritesNothing) {
  TemporaryFolder T;
  auto S = openStore(T / "gone", /*ReadOnly=*/true);
  S->write(EntryKind::Summary, key("a"), "text");
  EXPECT_FALSE(llvm::sys::fs::exists(T / "gone"));
  EXPECT_EQ(S->read(EntryKind::Summary, key("a")), std::nullopt);
}

TEST(Layout, onlyNamesOfDigitsAreTheCaches) {
  TemporaryFolder T;
  std::string Digits = key("a").hex();
  llvm::sys::fs::create_directory(T / "ab");
  for (std::string Name : {Digits.substr(2) + ".summary", Digits.substr(2) + ".inputs.1.2.tmp",
                           Digits.substr(2), Digits.substr(3) + ".summary",
                           Digits.substr(2) + ".other", Digits.substr(2) + ".summary.bak",
                           std::string("notes.txt"), "X" + Digits.substr(3) + ".summary"})
    T.write("ab/" + Name, "x");
  std::vector<CachedFile> Files = listFiles(T.Path);
  ASSERT_EQ(Files.size(), 2u);
  EXPECT_TRUE(Files[0].Temporary);
  EXPECT_FALSE(Files[1].Temporary);
  EXPECT_EQ(clear(T.Path).Removed.Files, 2u);
  EXPECT_TRUE(llvm::sys::fs::exists(T / "ab/notes.txt"));
}

/// Entries "0" … of about the same size, the first used longest ago.
std::vector<std::string> entriesOfAge(const TemporaryFolder &T, llvm::ArrayRef<int64_t> Used) {
  auto S = openStore(T.Path);
  std::vector<std::string> Paths;
  for (size_t I = 0; I < Used.size(); ++I) {
    Digest K = key(std::to_string(I));
    S->write(EntryKind::Summary, K, K.hex());
    Paths.push_back(pathOf(T.Path, EntryKind::Summary, K));
    setTime(Paths.back(), Used[I]);
  }
  return Paths;
}

TEST(Pruning, takesWhatWasNotUsedForLongest) {
  TemporaryFolder T;
  int64_t Now = ::time(nullptr);
  auto Paths = entriesOfAge(T, {Now - 400, Now - 100, Now - 300, Now - 200});
  uint64_t One = contentOf(Paths[0]).size();
  PruneResult R = prune(T.Path, 2 * One);
  EXPECT_EQ(R.Removed.Files, 2u);
  EXPECT_EQ(R.Left.Files, 2u);
  EXPECT_EQ(R.Left.Bytes, 2 * One);
  EXPECT_TRUE(llvm::sys::fs::exists(Paths[1]));
  EXPECT_TRUE(llvm::sys::fs::exists(Paths[3]));
}

TEST(Pruning, toleratesTimesInTheFuture) {
  TemporaryFolder T;
  int64_t Now = ::time(nullptr);
  auto Paths = entriesOfAge(T, {Now + 1000000, Now - 100});
  EXPECT_EQ(prune(T.Path, contentOf(Paths[0]).size()).Removed.Files, 1u);
  EXPECT_FALSE(llvm::sys::fs::exists(Paths[1]));
  EXPECT_EQ(prune(T.Path, 0).Left.Files, 0u);
}

TEST(Pruning, usingAnEntryKeepsIt) {
  TemporaryFolder T;
  int64_t Now = ::time(nullptr);
  auto Paths = entriesOfAge(T, {Now - 40000, Now - 30000, Now - 20000});
  auto S = openStore(T.Path);
  EXPECT_TRUE(S->read(EntryKind::Summary, key("0")));
  S->markUsed(EntryKind::Summary, key("1"));
  prune(T.Path, 2 * contentOf(Paths[0]).size());
  EXPECT_TRUE(llvm::sys::fs::exists(Paths[0]));
  EXPECT_TRUE(llvm::sys::fs::exists(Paths[1]));
  EXPECT_FALSE(llvm::sys::fs::exists(Paths[2]));
}

TEST(Pruning, aRunKeepsTheCacheWithinItsBound) {
  TemporaryFolder T;
  int64_t Now = ::time(nullptr);
  auto Paths = entriesOfAge(T, {Now - 50, Now - 40, Now - 30, Now - 20, Now - 10});
  uint64_t One = contentOf(Paths[0]).size();
  // Nothing is known of the size: it is counted.
  boundSize(T.Path, One, 10 * One);
  EXPECT_EQ(listFiles(T.Path).size(), 5u);
  // The sum says that there is too much; it is counted, and there is not.
  boundSize(T.Path, 6 * One, 10 * One);
  EXPECT_EQ(listFiles(T.Path).size(), 5u);
  boundSize(T.Path, One, 5 * One - 1);
  EXPECT_EQ(listFiles(T.Path).size(), 3u) << "four fifths";
  EXPECT_FALSE(llvm::sys::fs::exists(Paths[1]));
  // A sum that is no number, or of the future.
  for (std::string Sum : {std::string("x y"), "0 " + std::to_string(Now + 100000)}) {
    T.write("size", Sum);
    boundSize(T.Path, 1, One);
    EXPECT_EQ(listFiles(T.Path).size(), 0u) << Sum;
    entriesOfAge(T, {Now - 20, Now - 10});
  }
}

} // namespace
