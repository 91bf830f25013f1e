//===- test/unit/Link/LoweringThreadsTest.cpp -------------------*- C++ -*-===//
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

TEST(LoweringThreads, ThreadWithBoundArguments) { // std::thread t(f, 1); t.join();
  Code C;
  PathId T = C.local("std::thread");
  size_t Make = C.construct("std::thread", T, {C.callable("f"), C.constant(1)});
  size_t Join = C.call("std::thread::join", T);
  size_t Detach = C.call("std::thread::detach", T);
  size_t End = C.destroy("std::thread", T);
  C.lower();
  EXPECT_EQ(C[Make].Kind, EventKind::Spawn);
  EXPECT_EQ(C[Make].Object, T);
  ASSERT_EQ(C[Make].Args.size(), 2u);
  EXPECT_TRUE(C[Make].Args[0].Callable.valid());
  EXPECT_EQ(C[Make].Args[1].Constant, 1);
  EXPECT_EQ(C[Join].Kind, EventKind::Join);
  EXPECT_EQ(C[Join].Object, T);
  EXPECT_EQ(C[Detach].Kind, EventKind::Detach);
  EXPECT_EQ(C[End].Kind, EventKind::Call) << "std::thread's destructor does not wait";
}

TEST(LoweringThreads, JthreadJoinsAtItsEnd) {
  Code C;
  PathId T = C.local("std::jthread");
  C.construct("std::jthread", T, {C.callable("f")});
  size_t End = C.destroy("std::jthread", T);
  C.lower();
  EXPECT_EQ(C[End].Kind, EventKind::Join);
  EXPECT_EQ(C[End].Object, T);
}

TEST(LoweringThreads, ThreadWithoutAFunctionStartsNothing) {
  Code C;
  size_t I = C.construct("std::thread", C.field("S::t_"));
  C.lower();
  EXPECT_EQ(C[I].Kind, EventKind::Call);
}

TEST(LoweringThreads, MovedThreadIsStored) {
  Code C;
  PathId A = C.local("std::thread"), B = C.local("std::thread"), M = C.field("S::t_");
  size_t Construct = C.construct("std::thread", B, {C.move(A)});
  size_t Temporary = C.temporary("std::thread", {C.callable("f")});
  size_t Assign = C.call("std::thread::operator=", M, {C.move(C.resultOf(Temporary))});
  C.lower();
  EXPECT_EQ(C[Construct].Kind, EventKind::Store);
  EXPECT_EQ(C[Construct].Object, B);
  EXPECT_EQ(C[Construct].Source, A);
  EXPECT_EQ(C[Temporary].Kind, EventKind::Spawn);
  EXPECT_EQ(C[Assign].Kind, EventKind::Store);
  EXPECT_EQ(C[Assign].Object, M);
  EXPECT_EQ(C[Assign].Source, C.resultOf(Temporary));
}

TEST(LoweringThreads, ContainerOfThreads) {
  Code C;
  PathId Threads = C.field("S::threads_", "std::thread", {TypeTrait::Array});
  PathId Local = C.local("std::thread", {TypeTrait::Array});
  size_t Emplace = C.call("std::vector::emplace_back", Threads, {C.callable("f"), C.constant(7)});
  size_t Temporary = C.temporary("std::thread", {C.callable("f")});
  size_t Push = C.call("std::vector::push_back", Local, {C.move(C.resultOf(Temporary))});
  C.lower();
  EXPECT_EQ(C[Emplace].Kind, EventKind::Spawn);
  EXPECT_EQ(C[Emplace].Object, C.Paths.element(Threads));
  ASSERT_EQ(C[Emplace].Args.size(), 2u);
  EXPECT_EQ(C[Emplace].Args[1].Constant, 7);
  EXPECT_EQ(C[Push].Kind, EventKind::Store);
  EXPECT_EQ(C[Push].Object, C.Paths.element(Local));
  EXPECT_EQ(C[Push].Source, C.resultOf(Temporary));
}

TEST(LoweringThreads, ThreadPutIntoAContainerOfUnknownType) {
  Code C;
  PathId Threads = C.field("S::threads_");
  size_t Temporary = C.temporary("std::thread", {C.callable("f")});
  size_t Push = C.call("std::vector::push_back", Threads, {C.move(C.resultOf(Temporary))});
  C.lower();
  EXPECT_EQ(C[Push].Kind, EventKind::Store);
}

TEST(LoweringThreads, CallablesInOtherContainersAreNotStarted) { // tasks_.emplace_back([…]);
  Code C;
  PathId Tasks = C.field("S::tasks_", "std::function", {TypeTrait::Array, TypeTrait::Callable});
  size_t Known = C.call("std::deque::emplace_back", Tasks, {C.callable("f")});
  size_t Unknown = C.call("std::deque::push_back", C.field("S::other_"), {C.callable("f")});
  C.lower();
  EXPECT_EQ(C[Known].Kind, EventKind::Call);
  EXPECT_EQ(C[Unknown].Kind, EventKind::Call);
}

TEST(LoweringThreads, AsyncAndItsFuture) { // auto f = std::async(std::launch::async, g, 1);
  Code C;
  PathId F = C.local("std::future");
  size_t Plain = C.call("std::async", {}, {C.callable("g")});
  size_t Policy = C.call("std::async", {}, {C.constant(1), C.callable("g"), C.constant(5)});
  size_t Deferred = C.call("std::async", {}, {C.constant(2), C.callable("g")});
  size_t Store = C.store(F, C.resultOf(Policy));
  size_t Get = C.call("std::future::get", F);
  size_t For = C.call("std::__basic_future::wait_for", F, {C.constant(1)});
  C.lower();
  EXPECT_EQ(C[Plain].Kind, EventKind::Spawn);
  EXPECT_EQ(C[Plain].Object, C.resultOf(Plain));
  EXPECT_EQ(C[Policy].Kind, EventKind::Spawn);
  ASSERT_EQ(C[Policy].Args.size(), 2u);
  EXPECT_TRUE(C[Policy].Args[0].Callable.valid());
  EXPECT_EQ(C[Policy].Args[1].Constant, 5);
  EXPECT_EQ(C[Deferred].Kind, EventKind::Call);
  EXPECT_EQ(C[Store].Kind, EventKind::Store);
  EXPECT_EQ(C[Get].Kind, EventKind::Join);
  EXPECT_EQ(C[Get].Object, F);
  EXPECT_TRUE(C[For].Timed);
}

TEST(LoweringThreads, Pthreads) {
  Code C;
  PathId T = C.local(""), X = C.local("my::X");
  size_t Create =
      C.call("pthread_create", {}, {C.address(T), C.other(), C.callable("f"), C.address(X)});
  size_t Join = C.call("pthread_join", {}, {C.value(T), C.other()});
  size_t Detach = C.call("pthread_detach", {}, {C.value(T)});
  C.lower();
  EXPECT_EQ(C[Create].Kind, EventKind::Spawn);
  EXPECT_EQ(C[Create].Object, T);
  ASSERT_EQ(C[Create].Args.size(), 2u);
  EXPECT_TRUE(C[Create].Args[0].Callable.valid());
  EXPECT_EQ(C[Create].Args[1].Path, C.Paths.addressOf(X));
  EXPECT_EQ(C[Join].Object, T);
  EXPECT_EQ(C[Detach].Object, T);
}

TEST(LoweringThreads, HandleThatWasReadFromAField) { // pthread_join(this->t_, nullptr);
  Code C;
  PathId T = C.field("S::t_");
  size_t Read = C.read(T);
  Argument A;
  A.Uses = {EventId(Read)};
  size_t Join = C.call("pthread_join", {}, {A, C.other()});
  C.lower();
  EXPECT_EQ(C[Join].Kind, EventKind::Join);
  EXPECT_EQ(C[Join].Object, T);
}

TEST(LoweringThreads, ThreadBehindAnOwner) { // t_ = std::make_unique<std::thread>(f, 1);
  Code C;
  PathId T = C.field("S::t_", "std::thread", {TypeTrait::Owner});
  PathId X = C.field("S::x_", "my::X", {TypeTrait::Owner});
  size_t Make = C.call("std::make_unique", {}, {C.callable("f"), C.constant(1)});
  C.store(T, C.resultOf(Make));
  size_t Other = C.call("std::make_unique", {}, {C.callable("f")});
  C.store(X, C.resultOf(Other));
  C.lower();
  EXPECT_EQ(C[Make].Kind, EventKind::Spawn);
  EXPECT_EQ(C[Make].Object, C.Paths.deref(C.resultOf(Make)));
  ASSERT_EQ(C[Make].Args.size(), 2u);
  EXPECT_EQ(C[Other].Kind, EventKind::Call) << "an object that keeps a callable is no thread";
}

TEST(LoweringThreads, ThreadInAnOptional) { // t_.emplace(f);
  Code C;
  PathId T = C.field("S::t_", "std::thread", {TypeTrait::Owner});
  size_t I = C.call("std::optional::emplace", T, {C.callable("f")});
  size_t Other =
      C.call("std::optional::emplace", C.field("S::cb_", "std::function"), {C.callable("f")});
  C.lower();
  EXPECT_EQ(C[I].Kind, EventKind::Spawn);
  EXPECT_EQ(C[I].Object, C.Paths.deref(T));
  EXPECT_EQ(C[Other].Kind, EventKind::Call);
}

TEST(LoweringThreads, MovedJthreadIsNotJoinedAtItsEnd) { // t_ = std::jthread(f);
  Code C;
  size_t Make = C.temporary("std::jthread", {C.callable("f")});
  C.call("std::jthread::operator=", C.field("S::t_"), {C.move(C.resultOf(Make))});
  size_t End = C.destroy("std::jthread", C.resultOf(Make));
  C.lower();
  EXPECT_EQ(C[End].Kind, EventKind::Call);
}

TEST(LoweringThreads, FutureThatIsHandedOn) { // auto s = f.share(); auto g = p.get_future();
  Code C;
  PathId F = C.local("std::future"), P = C.local("std::promise");
  size_t Share = C.call("std::future::share", F);
  size_t Get = C.call("std::promise::get_future", P);
  C.lower();
  EXPECT_EQ(C[Share].Kind, EventKind::Store);
  EXPECT_EQ(C[Share].Object, C.resultOf(Share));
  EXPECT_EQ(C[Share].Source, F);
  EXPECT_EQ(C[Get].Source, P);
}

TEST(LoweringThreads, C11AndWindowsAndLibuv) {
  Code C;
  PathId T = C.local("");
  size_t C11 = C.call("thrd_create", {}, {C.address(T), C.callable("f"), C.constant(1)});
  size_t Win = C.call("CreateThread", {},
                      {C.other(), C.constant(0), C.callable("f"), C.address(T), C.constant(0)});
  size_t Uv = C.call("uv_thread_join", {}, {C.address(T)});
  C.lower();
  EXPECT_EQ(C[C11].Object, T);
  EXPECT_EQ(C[Win].Object, C.resultOf(Win));
  ASSERT_GE(C[Win].Args.size(), 2u);
  EXPECT_TRUE(C[Win].Args[0].Callable.valid());
  EXPECT_EQ(C[Win].Args[1].Path, C.Paths.addressOf(T));
  EXPECT_EQ(C[Uv].Object, T);
}

TEST(LoweringThreads, QThreadRunsItsOwnMethod) { // worker_.start(); worker_.wait();
  Code C;
  PathId W = C.field("S::worker_");
  EntityId Run = C.entity("QThread::run");
  size_t Start = C.call("QThread::start", W);
  size_t Wait = C.call("QThread::wait", W);
  C.lower();
  EXPECT_EQ(C[Start].Kind, EventKind::Spawn);
  ASSERT_EQ(C[Start].Args.size(), 1u);
  const Callable &Ran = C.F.Callables[C[Start].Args[0].Callable.index()];
  EXPECT_EQ(Ran.Target, Run);
  EXPECT_EQ(Ran.Object, W);
  EXPECT_TRUE(Ran.IsMethod);
  EXPECT_EQ(C[Wait].Kind, EventKind::Join);
  EXPECT_EQ(C[Wait].Object, W);
}

TEST(LoweringThreads, RunnableGivenToAPool) { // pool.start(r);  pool.start([] {});
  Code C;
  PathId R = C.local("QRunnable", {TypeTrait::Pointer});
  C.entity("QRunnable::run");
  size_t Object = C.call("QThreadPool::start", C.global("pool"), {C.value(R)});
  size_t Lambda = C.call("QThreadPool::start", C.global("pool"), {C.callable("f")});
  C.lower();
  EXPECT_EQ(C[Object].Kind, EventKind::Spawn);
  EXPECT_EQ(C[Object].Object, C.Paths.deref(R));
  EXPECT_EQ(C[Lambda].Kind, EventKind::Spawn);
}

TEST(LoweringThreads, TbbTasks) {
  Code C;
  PathId G = C.local("tbb::detail::d1::task_group");
  size_t Run = C.call("tbb::detail::d1::task_group::run", G, {C.callable("f")});
  size_t Wait = C.call("tbb::detail::d1::task_group_base::wait", G);
  size_t For = C.call("tbb::detail::d1::parallel_for", {},
                      {C.constant(0), C.constant(9), C.callable("body")});
  C.lower();
  EXPECT_EQ(C[Run].Kind, EventKind::Spawn);
  EXPECT_EQ(C[Run].Object, G);
  EXPECT_EQ(C[Wait].Kind, EventKind::Join);
  EXPECT_EQ(C[Wait].Object, G);
  EXPECT_EQ(C[For].Kind, EventKind::Spawn);
  EXPECT_TRUE(C[For].Args[0].Callable.valid());
}

TEST(LoweringThreads, ParallelAlgorithm) {
  Code C;
  size_t Par =
      C.call("std::for_each", {},
             {C.ref(C.global("std::execution::par")), C.other(), C.other(), C.callable("f")});
  size_t Seq = C.call("std::for_each", {}, {C.other(), C.other(), C.callable("f")});
  C.lower();
  EXPECT_EQ(C[Par].Kind, EventKind::Spawn);
  ASSERT_EQ(C[Par].Args.size(), 1u);
  EXPECT_EQ(C[Seq].Kind, EventKind::Call);
}

TEST(LoweringThreads,
     SignalHandlers) { // signal(SIGINT, f); signal(SIGINT, SIG_IGN); sa.sa_handler = f;
  Code C;
  size_t Set = C.call("signal", {}, {C.constant(2), C.callable("f")});
  size_t Ignore = C.call("signal", {}, {C.constant(2), C.constant(1)});
  PathId Handler = C.Paths.field(C.local("sigaction"),
                                 C.entity("sigaction::(anonymous)::sa_handler", EntityKind::Field));
  size_t Field = C.store(Handler, {}, {C.callable("f")});
  C.lower();
  EXPECT_EQ(C[Set].Kind, EventKind::Spawn);
  EXPECT_EQ(C[Ignore].Kind, EventKind::Call);
  EXPECT_EQ(C[Field].Kind, EventKind::Spawn);
}

TEST(LoweringThreads, AsioHandlers) { // post(io, f);  post(f);
  Code C;
  size_t With = C.call("boost::asio::post", {}, {C.ref(C.global("io")), C.callable("f")});
  size_t Alone = C.call("asio::post", {}, {C.callable("f")});
  C.lower();
  for (size_t I : {With, Alone}) {
    EXPECT_EQ(C[I].Kind, EventKind::Spawn);
    EXPECT_TRUE(C[I].Args[0].Callable.valid());
    EXPECT_EQ(C[I].Args.size(), 1u);
  }
}

} // namespace
