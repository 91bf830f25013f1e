//===- test/unit/Link/LoweringLocksTest.cpp ---------------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "LoweringCode.h"

using namespace heddle;
using namespace heddle::model;
using heddle::test::Code;
using Locks = std::vector<PathId>;

namespace {

TEST(LoweringLocks, MethodNamesItsObject) { // mu_.lock(); mu_.try_lock(); mu_.unlock();
  Code C;
  PathId Mu = C.field("S::mu_");
  size_t Lock = C.call("std::mutex::lock", Mu);
  size_t Try = C.call("std::mutex::try_lock", Mu);
  size_t Unlock = C.call("std::mutex::unlock", Mu);
  C.lower();
  EXPECT_EQ(C[Lock].Kind, EventKind::Acquire);
  EXPECT_EQ(C[Try].Kind, EventKind::TryAcquire);
  EXPECT_EQ(C[Unlock].Kind, EventKind::Release);
  for (size_t I : {Lock, Try, Unlock}) {
    EXPECT_EQ(C[I].Locks, Locks{Mu});
    EXPECT_EQ(C[I].Mode, LockMode::Exclusive);
  }
  EXPECT_FALSE(C[Try].SuccessIsZero);
}

TEST(LoweringLocks, PointerArgumentNamesWhatItPointsTo) {
  Code C;
  PathId Mu = C.global("mu"), Pointer = C.local("pthread_mutex_t", {TypeTrait::Pointer});
  size_t Address = C.call("pthread_mutex_lock", {}, {C.address(Mu)});
  size_t Value = C.call("pthread_mutex_trylock", {}, {C.value(Pointer)});
  C.lower();
  EXPECT_EQ(C[Address].Kind, EventKind::Acquire);
  EXPECT_EQ(C[Address].Locks, Locks{Mu});
  EXPECT_EQ(C[Value].Kind, EventKind::TryAcquire);
  EXPECT_EQ(C[Value].Locks, Locks{C.Paths.deref(Pointer)});
  EXPECT_TRUE(C[Value].SuccessIsZero);
}

TEST(LoweringLocks, SharedMode) {
  Code C;
  PathId Mu = C.global("mu");
  size_t Std = C.call("std::shared_mutex::lock_shared", Mu);
  size_t Posix = C.call("pthread_rwlock_rdlock", {}, {C.address(Mu)});
  size_t Qt = C.call("QReadWriteLock::lockForRead", Mu);
  size_t Windows = C.call("ReleaseSRWLockShared", {}, {C.address(Mu)});
  size_t Absl = C.call("absl::Mutex::ReaderLock", Mu);
  C.lower();
  for (size_t I : {Std, Posix, Qt, Windows, Absl}) {
    EXPECT_EQ(C[I].Mode, LockMode::Shared) << I;
    EXPECT_EQ(C[I].Locks, Locks{Mu}) << I;
  }
  EXPECT_EQ(C[Windows].Kind, EventKind::Release);
}

TEST(LoweringLocks, TimedTries) {
  Code C;
  PathId Mu = C.global("mu");
  size_t For = C.call("std::timed_mutex::try_lock_for", Mu, {C.constant(1000)});
  size_t Posix = C.call("pthread_mutex_timedlock", {}, {C.address(Mu), C.other()});
  C.lower();
  for (size_t I : {For, Posix}) {
    EXPECT_EQ(C[I].Kind, EventKind::TryAcquire);
    EXPECT_TRUE(C[I].Timed);
  }
}

TEST(LoweringLocks, SeveralAtOnce) { // std::lock(a, b);
  Code C;
  PathId A = C.global("a"), B = C.global("b");
  size_t I = C.call("std::lock", {}, {C.ref(A), C.ref(B)});
  C.lower();
  EXPECT_EQ(C[I].Kind, EventKind::Acquire);
  EXPECT_EQ(C[I].Locks, (Locks{A, B}));
}

TEST(LoweringLocks, UnnamedLockIsAnUnknownOneAndNotNone) {
  Code C;
  size_t I = C.call("pthread_mutex_lock", {}, {C.other()});
  C.lower();
  ASSERT_EQ(C[I].Locks.size(), 1u);
  EXPECT_EQ(C.Paths[C[I].Locks[0]].Root, RootKind::Unknown);
}

TEST(LoweringLocks, VisibleBodyWinsOnlyOverPlainNames) {
  Code C;
  PathId Mu = C.global("mu");
  C.Visible = {"gpr_mu_lock", "absl::Mutex::Lock", "Sleep"};
  size_t Plain = C.call("gpr_mu_lock", {}, {C.address(Mu)});
  size_t Primitive = C.call("absl::Mutex::Lock", Mu);
  size_t Own = C.call("Sleep", {}, {C.constant(1)});
  C.lower();
  EXPECT_EQ(C[Plain].Kind, EventKind::Call);
  EXPECT_EQ(C[Primitive].Kind, EventKind::Acquire);
  EXPECT_EQ(C[Own].Kind, EventKind::Call);
}

TEST(LoweringLocks, UsersDescriptionBeatsTheBody) {
  Code C;
  PathId Mu = C.global("mu");
  C.Visible = {"my::Spin::Lock", "spin_take"};
  size_t Method = C.call("my::Spin::Lock", Mu);
  size_t Plain = C.call("spin_take", {}, {C.constant(0), C.address(Mu)});
  C.lower("locks: [{type: my::Spin, acquire: [Lock]}]\n"
          "functions: [{function: spin_take, acquire: 1}]");
  EXPECT_EQ(C[Method].Kind, EventKind::Acquire);
  EXPECT_EQ(C[Plain].Kind, EventKind::Acquire);
  EXPECT_EQ(C[Plain].Locks, Locks{Mu});
}

TEST(LoweringLocks, UnknownCalleesAndCallsThroughPointersStay) {
  Code C;
  size_t I = C.call("my::f", {}, {C.address(C.global("mu"))});
  size_t Pointer = C.call("my::g", {});
  C.F.Events[Pointer].Callee = {};
  C.lower();
  EXPECT_EQ(C[I].Kind, EventKind::Call);
  EXPECT_EQ(C[Pointer].Kind, EventKind::Call);
}

TEST(LoweringLocks, ChangingTheModeOfAHeldLockStaysACall) {
  Code C;
  size_t I = C.call("boost::upgrade_mutex::unlock_upgrade_and_lock", C.global("mu"));
  C.lower();
  EXPECT_EQ(C[I].Kind, EventKind::Call);
}

} // namespace
