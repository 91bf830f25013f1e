//===- test/unit/Link/LoweringWaitsTest.cpp ---------------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "LoweringCode.h"

using namespace heddle;
using namespace heddle::model;
using heddle::test::Code;

namespace {

TEST(LoweringWaits, ConditionVariable) { // cv.wait(l); cv.wait(l, pred); cv.wait_for(l, d, pred);
  Code C;
  PathId Cv = C.field("S::cv_"), L = C.local("std::unique_lock");
  size_t Bare = C.call("std::condition_variable::wait", Cv, {C.ref(L)});
  size_t Pred = C.call("std::condition_variable::wait", Cv, {C.ref(L), C.callable("p")});
  size_t For = C.call("std::condition_variable::wait_for", Cv,
                      {C.ref(L), C.constant(1000), C.callable("p")});
  C.lower();
  for (size_t I : {Bare, Pred, For}) {
    EXPECT_EQ(C[I].Kind, EventKind::Wait);
    EXPECT_EQ(C[I].Object, Cv);
    EXPECT_EQ(C[I].Source, L);
  }
  EXPECT_TRUE(C[Bare].Args.empty());
  ASSERT_EQ(C[Pred].Args.size(), 1u);
  EXPECT_TRUE(C[Pred].Args[0].Callable.valid());
  EXPECT_FALSE(C[Pred].Timed);
  ASSERT_EQ(C[For].Args.size(), 1u);
  EXPECT_TRUE(C[For].Args[0].Callable.valid());
  EXPECT_TRUE(C[For].Timed);
}

TEST(LoweringWaits, PredicateAfterAStopToken) { // cv.wait(l, token, pred);
  Code C;
  PathId L = C.local("std::unique_lock");
  size_t I = C.call("std::condition_variable_any::wait", C.field("S::cv_"),
                    {C.ref(L), C.move(C.local("std::stop_token")), C.callable("p")});
  C.lower();
  ASSERT_EQ(C[I].Args.size(), 1u);
  EXPECT_TRUE(C[I].Args[0].Callable.valid());
}

TEST(LoweringWaits, WaitsThatTakePointers) {
  Code C;
  PathId Cv = C.global("cv"), Mu = C.global("mu");
  size_t Posix = C.call("pthread_cond_wait", {}, {C.address(Cv), C.address(Mu)});
  size_t C11 = C.call("cnd_timedwait", {}, {C.address(Cv), C.address(Mu), C.other()});
  size_t Absl = C.call("absl::CondVar::Wait", Cv, {C.address(Mu)});
  size_t Qt = C.call("QWaitCondition::wait", Cv, {C.address(Mu)});
  size_t Windows = C.call("SleepConditionVariableCS", {}, {C.address(Cv), C.address(Mu)});
  C.lower();
  for (size_t I : {Posix, C11, Absl, Qt, Windows}) {
    EXPECT_EQ(C[I].Kind, EventKind::Wait) << I;
    EXPECT_EQ(C[I].Object, Cv) << I;
    EXPECT_EQ(C[I].Source, Mu) << I;
  }
  EXPECT_FALSE(C[Posix].Timed);
  EXPECT_TRUE(C[C11].Timed);
}

TEST(LoweringWaits, MutexThatWaitsItself) { // mu.Await(Condition(&ready));
  Code C;
  PathId Mu = C.global("mu");
  size_t I = C.call("absl::Mutex::Await", Mu, {C.ref(C.local("absl::Condition"))});
  C.lower();
  EXPECT_EQ(C[I].Kind, EventKind::Wait);
  EXPECT_EQ(C[I].Object, Mu);
  EXPECT_EQ(C[I].Source, Mu);
}

TEST(LoweringWaits, Notifies) {
  Code C;
  PathId Cv = C.global("cv");
  size_t One = C.call("std::condition_variable::notify_one", Cv);
  size_t All = C.call("std::condition_variable::notify_all", Cv);
  size_t Posix = C.call("pthread_cond_broadcast", {}, {C.address(Cv)});
  C.lower();
  for (size_t I : {One, All, Posix}) {
    EXPECT_EQ(C[I].Kind, EventKind::Notify);
    EXPECT_EQ(C[I].Object, Cv);
  }
  EXPECT_FALSE(C[One].All);
  EXPECT_TRUE(C[All].All);
  EXPECT_TRUE(C[Posix].All);
}

TEST(LoweringWaits, SleepsInNanoseconds) {
  Code C;
  size_t Chrono = C.call("std::this_thread::sleep_for", {}, {C.constant(10'000'000)});
  size_t Seconds = C.call("sleep", {}, {C.constant(2)});
  size_t Micro = C.call("usleep", {}, {C.constant(100)});
  size_t Milli = C.call("QThread::msleep", {}, {C.constant(3)});
  size_t Unknown = C.call("sleep", {}, {C.value(C.local(""))});
  size_t Until = C.call("std::this_thread::sleep_until", {}, {C.constant(5)});
  size_t Huge = C.call("sleep", {}, {C.constant(INT64_MAX)});
  C.lower();
  for (size_t I = Chrono; I <= Huge; ++I)
    EXPECT_EQ(C[I].Kind, EventKind::Sleep) << I;
  EXPECT_EQ(C[Chrono].Constant, 10'000'000);
  EXPECT_EQ(C[Seconds].Constant, 2'000'000'000);
  EXPECT_EQ(C[Micro].Constant, 100'000);
  EXPECT_EQ(C[Milli].Constant, 3'000'000);
  EXPECT_FALSE(C[Unknown].Constant);
  EXPECT_FALSE(C[Until].Constant) << "a point in time is no duration";
  EXPECT_FALSE(C[Huge].Constant) << "would overflow";
}

TEST(LoweringWaits, Blocking) {
  Code C;
  PathId Sem = C.global("sem"), Fd = C.local("", {TypeTrait::Integer}), L = C.field("S::latch_");
  PathId Pointer = C.local("sem_t", {TypeTrait::Pointer});
  size_t Latch = C.call("std::latch::wait", L);
  size_t Posix = C.call("sem_wait", {}, {C.address(Sem)});
  size_t Through = C.call("sem_wait", {}, {C.value(Pointer)});
  size_t Read = C.call("read", {}, {C.value(Fd), C.other(), C.constant(1)});
  size_t Timed = C.call("std::counting_semaphore::try_acquire_for", Sem, {C.constant(1)});
  C.lower();
  for (size_t I = Latch; I <= Timed; ++I)
    EXPECT_EQ(C[I].Kind, EventKind::Block) << I;
  EXPECT_EQ(C[Latch].Object, L);
  EXPECT_EQ(C[Posix].Object, Sem);
  EXPECT_EQ(C[Through].Object, C.Paths.deref(Pointer));
  EXPECT_EQ(C[Read].Object, Fd);
  EXPECT_TRUE(C[Timed].Timed);
}

TEST(LoweringWaits, WhatRunsInPlaceOrYieldsStaysACall) {
  Code C;
  size_t Once = C.call("std::call_once", {}, {C.ref(C.global("flag")), C.callable("f")});
  size_t Yield = C.call("std::this_thread::yield", {});
  size_t Signal = C.call("std::counting_semaphore::release", C.global("sem"));
  C.lower();
  for (size_t I : {Once, Yield, Signal})
    EXPECT_EQ(C[I].Kind, EventKind::Call);
}

} // namespace
