//===- test/unit/Link/LoweringGuardsTest.cpp --------------------*- C++ -*-===//
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

TEST(LoweringGuards, LockGuardLivesAndEnds) { // std::lock_guard g(mu_); … }
  Code C;
  PathId Mu = C.field("S::mu_"), G = C.local("std::lock_guard");
  size_t Make = C.construct("std::lock_guard", G, {C.ref(Mu)});
  size_t End = C.destroy("std::lock_guard", G);
  C.lower();
  EXPECT_EQ(C[Make].Kind, EventKind::GuardMake);
  EXPECT_EQ(C[Make].Object, G);
  EXPECT_EQ(C[Make].Locks, Locks{Mu});
  EXPECT_EQ(C[Make].Policy, GuardPolicy::Lock);
  EXPECT_EQ(C[End].Kind, EventKind::GuardDestroy);
  EXPECT_EQ(C[End].Object, G);
}

TEST(LoweringGuards, TagsDecideThePolicy) {
  const std::pair<const char *, GuardPolicy> Cases[] = {{"std::defer_lock", GuardPolicy::Defer},
                                                        {"std::adopt_lock", GuardPolicy::Adopt},
                                                        {"std::try_to_lock", GuardPolicy::Try},
                                                        {"boost::defer_lock", GuardPolicy::Defer}};
  for (const auto &[TagName, Policy] : Cases) {
    Code C;
    PathId Mu = C.global("mu"), G = C.local("std::unique_lock");
    size_t I = C.construct("std::unique_lock", G, {C.ref(Mu), C.value(C.global(TagName))});
    C.lower();
    EXPECT_EQ(C[I].Policy, Policy) << TagName;
    EXPECT_EQ(C[I].Locks, Locks{Mu}) << TagName;
    EXPECT_FALSE(C[I].Timed);
  }
}

TEST(LoweringGuards, TagAsATemporary) { // std::unique_lock l(mu, std::adopt_lock_t{});
  Code C;
  PathId Mu = C.global("mu"), G = C.local("std::unique_lock");
  size_t Tag = C.temporary("std::adopt_lock_t");
  size_t I = C.construct("std::unique_lock", G, {C.ref(Mu), C.move(C.resultOf(Tag))});
  C.lower();
  EXPECT_EQ(C[I].Policy, GuardPolicy::Adopt);
}

TEST(LoweringGuards, DurationMakesATimedTry) { // std::unique_lock l(mu, 10ms);
  Code C;
  PathId Mu = C.global("mu"), G = C.local("std::unique_lock");
  size_t I = C.construct("std::unique_lock", G, {C.ref(Mu), C.constant(10'000'000)});
  C.lower();
  EXPECT_EQ(C[I].Policy, GuardPolicy::Try);
  EXPECT_TRUE(C[I].Timed);
  EXPECT_EQ(C[I].Locks, Locks{Mu});
}

TEST(LoweringGuards, ScopedLockOfSeveral) {
  Code C;
  PathId A = C.global("a"), B = C.global("b"), G = C.local("std::scoped_lock");
  size_t Two = C.construct("std::scoped_lock", G, {C.ref(A), C.ref(B)});
  size_t Adopt = C.construct("std::scoped_lock", G,
                             {C.value(C.global("std::adopt_lock")), C.ref(A), C.ref(B)});
  size_t None = C.construct("std::scoped_lock", G);
  C.lower();
  EXPECT_EQ(C[Two].Locks, (Locks{A, B}));
  EXPECT_EQ(C[Two].Policy, GuardPolicy::Lock);
  EXPECT_EQ(C[Adopt].Locks, (Locks{A, B}));
  EXPECT_EQ(C[Adopt].Policy, GuardPolicy::Adopt);
  EXPECT_EQ(C[None].Kind, EventKind::GuardMake);
  EXPECT_TRUE(C[None].Locks.empty());
  EXPECT_EQ(C[None].Policy, GuardPolicy::Defer);
}

TEST(LoweringGuards, MovedGuards) {
  Code C;
  PathId A = C.local("std::unique_lock"), B = C.local("std::unique_lock");
  size_t Construct = C.construct("std::unique_lock", B, {C.move(A)}); // b(std::move(a))
  size_t Assign = C.call("std::unique_lock::operator=", A, {C.move(B)});
  size_t Swap = C.call("std::unique_lock::swap", A, {C.ref(B)});
  C.lower();
  for (size_t I : {Construct, Assign})
    EXPECT_EQ(C[I].Kind, EventKind::GuardMove);
  EXPECT_EQ(C[Construct].Object, B);
  EXPECT_EQ(C[Construct].Source, A);
  EXPECT_EQ(C[Assign].Object, A);
  EXPECT_EQ(C[Assign].Source, B);
  EXPECT_EQ(C[Swap].Kind, EventKind::GuardSwap);
  EXPECT_EQ(C[Swap].Source, B);
}

TEST(LoweringGuards, GuardThatACallGaveBack) { // auto g = lockTable();
  Code C;
  PathId G = C.local("std::unique_lock"), Other = C.local("my::Table");
  size_t Call = C.call("lockTable", {});
  size_t Store = C.store(G, C.resultOf(Call));
  size_t Plain = C.store(Other, C.resultOf(Call));
  C.lower();
  EXPECT_EQ(C[Store].Kind, EventKind::GuardMove);
  EXPECT_EQ(C[Store].Source, C.resultOf(Call));
  EXPECT_EQ(C[Plain].Kind, EventKind::Store);
}

TEST(LoweringGuards, PointerToAGuardIsNoGuard) {
  Code C;
  PathId P = C.local("std::unique_lock", {TypeTrait::Pointer});
  size_t Store = C.store(P, C.Paths.addressOf(C.local("std::unique_lock")));
  C.lower();
  EXPECT_EQ(C[Store].Kind, EventKind::Store);
}

TEST(LoweringGuards, Methods) {
  Code C;
  PathId G = C.local("std::unique_lock");
  const std::pair<const char *, EventKind> Cases[] = {
      {"std::unique_lock::lock", EventKind::GuardLock},
      {"std::unique_lock::try_lock", EventKind::GuardTryLock},
      {"std::unique_lock::try_lock_for", EventKind::GuardTryLock},
      {"std::unique_lock::unlock", EventKind::GuardUnlock},
      {"std::unique_lock::release", EventKind::GuardRelease},
      {"std::unique_lock::owns_lock", EventKind::GuardOwns},
      {"std::unique_lock::operator bool", EventKind::GuardOwns},
      {"absl::ReleasableMutexLock::Release", EventKind::GuardUnlock},
      {"QMutexLocker::relock", EventKind::GuardLock}};
  for (const auto &[Name, Kind] : Cases)
    C.call(Name, G, {C.constant(5)});
  C.lower();
  for (size_t I = 0; I != std::size(Cases); ++I) {
    EXPECT_EQ(C[I].Kind, Cases[I].second) << Cases[I].first;
    EXPECT_TRUE(C[I].Locks.empty()) << "a duration is no lock";
    EXPECT_EQ(C[I].Timed, llvm::StringRef(Cases[I].first).contains("_for"));
  }
}

TEST(LoweringGuards, GuardsThatTakePointers) {
  Code C;
  PathId Mu = C.field("S::mu_"), Pointer = C.field("S::mu_ptr_");
  size_t Absl = C.construct("absl::MutexLock", C.local("absl::MutexLock"), {C.address(Mu)});
  size_t Maybe = C.construct("absl::MutexLockMaybe", C.local(""), {C.value(Pointer)});
  size_t Reader = C.construct("absl::ReaderMutexLock", C.local(""), {C.address(Mu)});
  size_t Qt = C.construct("QMutexLocker", C.local(""), {C.address(Mu)});
  // A condition to wait for, after the mutex, is no deadline and no lock.
  size_t When = C.construct("absl::MutexLock", C.local(""), {C.address(Mu), C.ref(C.global("c"))});
  C.lower();
  for (size_t I : {Absl, Reader, Qt, When}) {
    EXPECT_EQ(C[I].Kind, EventKind::GuardMake);
    EXPECT_EQ(C[I].Locks, Locks{Mu});
    EXPECT_EQ(C[I].Policy, GuardPolicy::Lock);
  }
  EXPECT_EQ(C[Reader].Mode, LockMode::Shared);
  EXPECT_EQ(C[Absl].Mode, LockMode::Exclusive);
  EXPECT_EQ(C[Maybe].Locks, Locks{C.Paths.deref(Pointer)});
}

TEST(LoweringGuards, TemporaryPointerIsNoMovedGuard) {
  Code C;
  PathId Mu = C.field("S::mu_");
  size_t I = C.construct("absl::MutexLock", C.local(""), {C.move(C.Paths.addressOf(Mu))});
  C.lower();
  EXPECT_EQ(C[I].Kind, EventKind::GuardMake);
  EXPECT_EQ(C[I].Locks, Locks{Mu});
}

TEST(LoweringGuards, TbbScopedLock) {
  const char *Rw = "tbb::detail::d1::rw_scoped_lock";
  Code C;
  PathId Mu = C.global("mu"), L = C.local(Rw);
  size_t Write = C.construct(Rw, L, {C.ref(Mu), C.constant(1)});
  size_t Read = C.construct(Rw, L, {C.ref(Mu), C.constant(0)});
  size_t Empty = C.construct(Rw, L);
  size_t Acquire =
      C.call("tbb::detail::d1::rw_scoped_lock::acquire", L, {C.ref(Mu), C.constant(0)});
  size_t Try = C.call("tbb::detail::d1::rw_scoped_lock::try_acquire", L, {C.ref(Mu)});
  size_t Release = C.call("tbb::detail::d1::rw_scoped_lock::release", L);
  C.lower();
  EXPECT_EQ(C[Write].Mode, LockMode::Exclusive);
  EXPECT_EQ(C[Write].Locks, Locks{Mu});
  EXPECT_EQ(C[Read].Mode, LockMode::Shared);
  EXPECT_EQ(C[Empty].Policy, GuardPolicy::Defer);
  EXPECT_EQ(C[Acquire].Kind, EventKind::GuardMake);
  EXPECT_EQ(C[Acquire].Object, L);
  EXPECT_EQ(C[Acquire].Locks, Locks{Mu});
  EXPECT_EQ(C[Acquire].Mode, LockMode::Shared);
  EXPECT_EQ(C[Try].Kind, EventKind::GuardTryLock);
  EXPECT_EQ(C[Try].Locks, Locks{Mu});
  EXPECT_EQ(C[Release].Kind, EventKind::GuardUnlock);
}

TEST(LoweringGuards, FollySynchronized) { // auto p = data.wlock();
  Code C;
  PathId Data = C.field("S::data_"), P = C.local("folly::LockedPtr");
  size_t Call = C.call("folly::SynchronizedBase::rlock", Data);
  size_t Store = C.store(P, C.resultOf(Call));
  size_t End = C.destroy("folly::LockedPtr", P);
  C.lower();
  EXPECT_EQ(C[Call].Kind, EventKind::GuardMake);
  EXPECT_EQ(C[Call].Object, C.resultOf(Call));
  EXPECT_EQ(C[Call].Locks, Locks{Data});
  EXPECT_EQ(C[Call].Mode, LockMode::Shared);
  EXPECT_EQ(C[Store].Kind, EventKind::GuardMove);
  EXPECT_EQ(C[End].Kind, EventKind::GuardDestroy);
}

TEST(LoweringGuards, UsersGuard) {
  Code C;
  PathId Mu = C.global("mu"), G = C.local("my::SpinGuard");
  C.Visible = {"my::SpinGuard::SpinGuard"};
  size_t I = C.construct("my::SpinGuard", G, {C.address(Mu), C.constant(3)});
  C.lower("guards: [{type: my::SpinGuard}]");
  EXPECT_EQ(C[I].Kind, EventKind::GuardMake);
  EXPECT_EQ(C[I].Locks, Locks{Mu}) << "a number is no lock";
}

} // namespace
