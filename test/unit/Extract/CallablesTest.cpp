//===- test/unit/Extract/CallablesTest.cpp --------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extracted.h"
#include "gmock/gmock.h"
#include <set>

using heddle::test::Extracted;
using testing::HasSubstr;

TEST(ExtractCallables, LambdasAndTheirCaptures) {
  Extracted E(R"(
    #include <thread>
    struct W { int n; void start(int *p) {
      int local = 0; auto &alias = n;
      std::thread t([this, p, &local, &alias, q = p] { n = 1; *p = 2; local = 3; alias = 4; *q = 5; });
      t.join(); } };)");
  std::string F = E.function("W::start");
  EXPECT_THAT(F, HasSubstr("W::start::lambda#1 object=this capture=[p=param(p)] "
                           "capture=[ref local=local(local)] capture=[ref alias=this.n] "
                           "capture=[q=param(p)]"));
  EXPECT_THAT(F, HasSubstr("call std::thread::thread object=local(t) args=[move callable(0)]"));
  std::string L = E.function("W::start::lambda#1");
  EXPECT_THAT(L, HasSubstr("write this.n"));
  EXPECT_THAT(L, HasSubstr("write capture(p)*"));
  EXPECT_THAT(L, HasSubstr("write capture(local)"));
  EXPECT_THAT(L, HasSubstr("write capture(alias)"));
  EXPECT_THAT(L, HasSubstr("write capture(q)*"));
  EXPECT_THAT(E.line("declaration W::start::lambda#1"), HasSubstr("parent=W::start"));
}

TEST(ExtractCallables, MethodsBindAndFunctionObjects) {
  Extracted E(R"(
    #include <functional>
    #include <thread>
    struct W { void run(int); void operator()(); };
    void plain();
    void f(W *w) {
      std::thread a(&W::run, w, 1); a.join();
      std::thread b(std::bind(&W::run, w, 2)); b.join();
      std::thread c(plain); c.join();
      W obj; std::thread d(std::ref(obj)); d.join();
    })");
  std::string F = E.function("f");
  EXPECT_THAT(F, HasSubstr("W::run method at"));
  EXPECT_THAT(F, HasSubstr("W::run method object=param(w)* bound=[param(w)] bound=[2]"));
  EXPECT_THAT(F, HasSubstr("W::operator() object=local(obj)"));
  EXPECT_THAT(F, HasSubstr("call std::thread::thread object=local(c) args=[callable("));
}

TEST(ExtractCallables, StoredAndCalled) {
  Extracted E(R"(
    #include <functional>
    struct S { std::function<void()> cb; void (*fp)(int); int n;
      void set() { cb = [this] { n = 1; }; }
      void fire() { cb(); fp(3); } };
    void call(const std::function<void()> &f) { f(); }
    void pass() { auto l = [] {}; call(l); })");
  EXPECT_THAT(E.function("S::set"), HasSubstr("store object=this.cb args=[callable(0)]"));
  EXPECT_THAT(E.function("S::fire"), HasSubstr("through=this.cb"));
  EXPECT_THAT(E.function("S::fire"), HasSubstr("through=this.fp"));
  EXPECT_THAT(E.function("call"), HasSubstr("through=param(f)"));
  EXPECT_THAT(E.function("pass"), HasSubstr("call call args=[ref local(l) callable(0)]"));
}

TEST(ExtractCallables, TemplateKnowsItsLambda) {
  Extracted E(R"(
    #include <mutex>
    template <class F> void with(std::mutex &m, F f) { std::lock_guard<std::mutex> l(m); f(); }
    int g; std::mutex mu;
    void user() { with(mu, [] { g = 1; }); })");
  EXPECT_THAT(E.function("with<(lambda)>"),
              HasSubstr("call user::lambda#1 object=param(f) through=param(f)"));
  EXPECT_THAT(E.function("user::lambda#1"), HasSubstr("write g"));
}

TEST(ExtractCallables, EachLambdaHasItsInstantiation) {
  Extracted E(R"(
    template <class F> struct Box { F f; void run() { f(); } };
    template <class F> void call(F f) { f(); Box<F>{f}.run(); }
    int a, b;
    void user() { call([] { a = 1; }); call([] { b = 2; }); })");
  std::set<std::string> Distinct;
  unsigned Calls = 0, Runs = 0;
  for (const std::string &Usr : E.functions()) {
    EXPECT_TRUE(Distinct.insert(Usr).second) << Usr;
    Calls += Usr.find("F@call") != std::string::npos;
    Runs += Usr.find("F@run") != std::string::npos;
  }
  EXPECT_EQ(Calls, 2u);
  EXPECT_EQ(Runs, 2u);
  EXPECT_THAT(E.text(), HasSubstr("call user::lambda#1 object=param(f)"));
  EXPECT_THAT(E.text(), HasSubstr("call user::lambda#2 object=param(f)"));
}

TEST(ExtractCallables, GenericLambdaOfASkippedBody) {
  Extracted E(R"(
    #include <algorithm>
    #include <vector>
    int g;
    void f(std::vector<int> &v) { std::for_each(v.begin(), v.end(), [](auto &x) { g += 1; }); })");
  EXPECT_THAT(E.text(), HasSubstr("read-modify-write compound-assign g"));
}
