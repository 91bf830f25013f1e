//===- test/unit/Catalog/BuiltinTest.cpp ------------------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

// What is built in: that it can be read, and the entries that each library's
// analysis hangs on.

#include "Catalog/Catalog.h"
#include "gtest/gtest.h"

using namespace heddle::catalog;

namespace {

const Catalog &builtin() {
  static const Catalog C = [] {
    llvm::Expected<Catalog> Read = Catalog::builtin();
    if (!Read) {
      ADD_FAILURE() << llvm::toString(Read.takeError());
      return Catalog();
    }
    return std::move(*Read);
  }();
  return C;
}

Role roleOf(llvm::StringRef Name) {
  const Function *F = builtin().function(Name);
  return F ? F->Does : Role::None;
}

TEST(Builtin, IsWellFormedAndLarge) {
  EXPECT_GT(builtin().functionCount(), 2000u);
  EXPECT_GT(builtin().typeCount(), 200u);
}

TEST(Builtin, KnowsTheLocksOfEachLibrary) {
  for (const char *Name :
       {"std::mutex::lock", "pthread_mutex_lock", "mtx_lock", "absl::Mutex::Lock",
        "boost::shared_mutex::lock", "folly::SpinLock::lock", "QMutex::lock",
        "tbb::detail::d1::spin_mutex::lock", "EnterCriticalSection", "omp_set_lock", "g_mutex_lock",
        "gpr_mu_lock", "std::lock"})
    EXPECT_EQ(roleOf(Name), Role::Acquire) << Name;
  for (const char *Name : {"std::timed_mutex::try_lock_for", "pthread_spin_trylock", "mtx_trylock",
                           "QReadWriteLock::tryLockForRead", "TryAcquireSRWLockShared"})
    EXPECT_EQ(roleOf(Name), Role::TryAcquire) << Name;
}

TEST(Builtin, KnowsHowSuccessOfATryIsTold) {
  EXPECT_TRUE(builtin().function("pthread_mutex_trylock")->SuccessIsZero);
  EXPECT_TRUE(builtin().function("mtx_timedlock")->SuccessIsZero);
  EXPECT_FALSE(builtin().function("std::mutex::try_lock")->SuccessIsZero);
  EXPECT_FALSE(builtin().function("TryEnterCriticalSection")->SuccessIsZero);
}

TEST(Builtin, KnowsSharedAndTimedMethods) {
  EXPECT_TRUE(builtin().function("std::shared_mutex::lock_shared")->Shared);
  EXPECT_FALSE(builtin().function("std::shared_mutex::lock")->Shared);
  EXPECT_TRUE(builtin().function("std::timed_mutex::try_lock_for")->Timed);
  EXPECT_FALSE(builtin().function("std::timed_mutex::try_lock")->Timed);
}

TEST(Builtin, KnowsTypes) {
  const Catalog &C = builtin();
  EXPECT_TRUE(C.isLock("std::mutex"));
  EXPECT_TRUE(C.isLock("pthread_rwlock_t"));
  EXPECT_FALSE(C.isLock("std::thread"));
  EXPECT_TRUE(C.isRecursiveLock("std::recursive_timed_mutex"));
  EXPECT_FALSE(C.isRecursiveLock("std::mutex"));
  EXPECT_TRUE(C.isGuard("std::scoped_lock"));
  EXPECT_TRUE(C.isGuard("absl::MutexLock"));
  EXPECT_TRUE(C.isCondVar("std::condition_variable_any"));
  EXPECT_TRUE(C.isThread("std::jthread"));
  EXPECT_TRUE(C.isFuture("std::shared_future"));
  EXPECT_TRUE(C.isAtomic("std::atomic_ref"));
  EXPECT_TRUE(C.isContainer("std::unordered_map"));
  EXPECT_TRUE(C.isOwner("std::shared_ptr"));
  EXPECT_TRUE(C.isSelfSynchronised("std::mutex"));
  EXPECT_TRUE(C.isSelfSynchronised("std::latch"));
  EXPECT_FALSE(C.isSelfSynchronised("std::vector"));
  EXPECT_FALSE(C.isSelfSynchronised("std::thread"));
}

TEST(Builtin, SharedGuardsAreShared) {
  EXPECT_TRUE(builtin().type("std::shared_lock")->Shared);
  EXPECT_TRUE(builtin().type("absl::ReaderMutexLock")->Shared);
  EXPECT_TRUE(builtin().type("QReadLocker")->Shared);
  EXPECT_FALSE(builtin().type("std::unique_lock")->Shared);
}

TEST(Builtin, KnowsThreadsAndTheirEnds) {
  EXPECT_EQ(builtin().function("pthread_create")->Callable, Place::argument(2));
  EXPECT_EQ(builtin().function("pthread_create")->Arguments, Place::argument(3));
  EXPECT_EQ(builtin().function("std::async")->Object, Place::result());
  EXPECT_EQ(builtin().function("signal")->Kind, SpawnKind::Signal);
  EXPECT_TRUE(builtin().function("tbb::detail::d1::parallel_for")->Structured);
  EXPECT_TRUE(builtin().type("std::jthread")->JoinsAtEnd);
  EXPECT_FALSE(builtin().type("std::thread")->JoinsAtEnd);
  // libstdc++ declares wait in the base class of future.
  EXPECT_EQ(roleOf("std::__basic_future::wait"), Role::Join);
}

TEST(Builtin, KnowsSleepsWithTheirUnits) {
  EXPECT_EQ(builtin().function("usleep")->Unit, 1000);
  EXPECT_EQ(builtin().function("sleep")->Unit, 1'000'000'000);
  EXPECT_EQ(builtin().function("Sleep")->Unit, 1'000'000);
  EXPECT_EQ(builtin().function("std::this_thread::sleep_for")->Unit, 1);
}

TEST(Builtin, KnowsWhatRunsInPlace) {
  EXPECT_EQ(builtin().callsBack("std::for_each"), CallBack::Repeat);
  EXPECT_EQ(builtin().callsBack("std::ranges::__sort_fn::operator()"), CallBack::Repeat);
  EXPECT_EQ(builtin().callsBack("std::call_once"), CallBack::Once);
  EXPECT_EQ(builtin().callsBack("std::condition_variable::wait"), CallBack::Repeat);
  EXPECT_EQ(builtin().callsBack("std::async"), CallBack::None);
  EXPECT_EQ(builtin().callsBack("no::such"), CallBack::None);
}

TEST(Builtin, OneFunctionMayHaveSeveralFacts) {
  // A barrier waits for others and lets others go on.
  const Function *F = builtin().function("pthread_barrier_wait");
  ASSERT_TRUE(F);
  EXPECT_EQ(F->Does, Role::Block);
  EXPECT_EQ(F->Signals, Place::argument(0));
  // A list's sort changes the list and calls back.
  F = builtin().function("std::list::sort");
  ASSERT_TRUE(F);
  EXPECT_EQ(F->Container, ContainerUse::Write);
  EXPECT_EQ(F->Calls, CallBack::Repeat);
  // gethostbyname waits for the network and is not safe to call from two threads.
  F = builtin().function("gethostbyname");
  ASSERT_TRUE(F);
  EXPECT_EQ(F->Blocks, BlockOn::Network);
  EXPECT_TRUE(F->ThreadUnsafe);
  EXPECT_EQ(F->Instead, "getaddrinfo");
}

TEST(Builtin, KnowsContainersUse) {
  EXPECT_EQ(builtin().function("std::vector::size")->Container, ContainerUse::Read);
  EXPECT_EQ(builtin().function("std::map::operator[]")->Container, ContainerUse::Write);
  EXPECT_EQ(builtin().function("std::vector::operator[]")->Container, ContainerUse::Read);
  EXPECT_EQ(builtin().function("std::deque::push_back")->Container, ContainerUse::Insert);
}

TEST(Builtin, KnowsChecksAndUsesOfFileNames) {
  EXPECT_EQ(builtin().function("access")->File, FileUse::Check);
  EXPECT_EQ(builtin().function("fopen")->File, FileUse::Act);
  EXPECT_EQ(builtin().function("openat")->FilePath, Place::argument(1));
}

TEST(Builtin, KnowsTags) {
  EXPECT_EQ(builtin().tag("std::defer_lock"), Tag::Defer);
  EXPECT_EQ(builtin().tag("boost::adopt_lock"), Tag::Adopt);
  EXPECT_EQ(builtin().tag("std::try_to_lock_t"), Tag::Try);
  EXPECT_EQ(builtin().tag("std::execution::par"), Tag::Parallel);
  EXPECT_EQ(builtin().tag("std::execution::seq"), Tag::None);
}

TEST(Builtin, PrimitivesBeatBodiesAndPlainNamesDoNot) {
  EXPECT_TRUE(builtin().function("absl::Mutex::Lock")->BeatsBody);
  EXPECT_TRUE(builtin().type("std::unique_lock")->BeatsBody);
  // Projects define functions of these names themselves.
  EXPECT_FALSE(builtin().function("Sleep")->BeatsBody);
  EXPECT_FALSE(builtin().function("futex_wait")->BeatsBody);
  EXPECT_FALSE(builtin().function("boost::thread_group::create_thread")->BeatsBody);
}

TEST(QualifiedName, IsSplitOutsideOfBrackets) {
  using Pair = std::pair<llvm::StringRef, llvm::StringRef>;
  EXPECT_EQ(splitQualifiedName("a::b::c"), Pair("a::b", "c"));
  EXPECT_EQ(splitQualifiedName("f"), Pair("", "f"));
  EXPECT_EQ(splitQualifiedName("a::operator()"), Pair("a", "operator()"));
  EXPECT_EQ(splitQualifiedName("a::operator<"), Pair("a", "operator<"));
  EXPECT_EQ(splitQualifiedName("a::b<c::d>"), Pair("a", "b<c::d>"));
  EXPECT_EQ(splitQualifiedName("my_operator::f"), Pair("my_operator", "f"));
}

TEST(Builtin, ConstructorsAreFoundByTheirType) {
  EXPECT_EQ(builtin().typeOfMember("std::lock_guard::lock_guard"),
            builtin().type("std::lock_guard"));
  EXPECT_EQ(builtin().typeOfMember("std::lock_guard::~lock_guard"),
            builtin().type("std::lock_guard"));
  EXPECT_EQ(builtin().typeOfMember("std::unique_lock::lock"), nullptr);
}

} // namespace
