//===- test/unit/Extract/PathsTest.cpp ------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extracted.h"
#include "gmock/gmock.h"

using heddle::test::Extracted;
using testing::HasSubstr;
using testing::Not;

TEST(ExtractPaths, ReferencesAndPointersNameWhatTheyAreMadeOf) {
  Extracted E(R"(
    struct N { int v; N *next; }; struct L { N *head; N arr[4]; };
    void f(L &l) { N &r = *l.head; r.v = 1; N *p = &l.arr[2]; p->v = 2; p->next->v = 3; }
    void walk(L *l) { for (N *n = l->head; n; n = n->next) n->v = 4; })");
  std::string F = E.function("f");
  EXPECT_THAT(F, HasSubstr("write param(l).head*.v"));
  EXPECT_THAT(F, HasSubstr("write param(l).arr[2].v"));
  EXPECT_THAT(F, HasSubstr("write param(l).arr[2].next*.v"));
  std::string W = E.function("walk");
  EXPECT_THAT(W, HasSubstr("store object=local(n) source=param(l)*.head"));
  EXPECT_THAT(W, HasSubstr("write local(n)*.v"));
  EXPECT_THAT(W, HasSubstr("store object=local(n) source=local(n)*.next"));
}

// What a local keeps of a shared pointer is not read from there again.
TEST(ExtractPaths, KeptPointerIsReadOnce) {
  Extracted E(R"(
    struct S { int n; }; S *shared;
    void f() { S *s = shared; s->n = 1; s->n = 2; })");
  std::string F = E.function("f");
  EXPECT_THAT(F, HasSubstr("#0 read shared"));
  EXPECT_THAT(F, HasSubstr("#1 write shared*.n"));
  EXPECT_THAT(F, HasSubstr("#2 write shared*.n"));
}

TEST(ExtractPaths, SeesThroughTheLibrary) {
  Extracted E(R"(
    #include <functional>
    #include <map>
    #include <memory>
    #include <optional>
    #include <vector>
    struct T { int n; };
    struct S { std::shared_ptr<T> p; std::vector<T> v; std::map<int, T *> m; std::optional<T> o; };
    void use(T *); void useRef(T &);
    void f(S &s) {
      use(s.p.get()); useRef(*s.p); useRef(std::ref(s.v.front())); use(&s.v.at(1));
      for (auto &t : s.v) t.n = 1;
      for (auto &[k, t] : s.m) t->n = 2;
      auto it = s.m.find(3); it->second->n = 4;
      s.o->n = 5; useRef(std::move(s.v)[0]);
    })");
  std::string F = E.function("f");
  EXPECT_THAT(F, HasSubstr("call use args=[param(s).p"));
  EXPECT_THAT(F, HasSubstr("call useRef args=[ref param(s).p*"));
  EXPECT_THAT(F, HasSubstr("call useRef args=[ref param(s).v[]"));
  EXPECT_THAT(F, HasSubstr("call use args=[&param(s).v[1]"));
  EXPECT_THAT(F, HasSubstr("write param(s).v[].n"));
  EXPECT_THAT(F, HasSubstr("write param(s).m[]*.n"));
  EXPECT_THAT(F, HasSubstr("write param(s).o*.n"));
  EXPECT_THAT(F, HasSubstr("call useRef args=[ref param(s).v[0]"));
}

TEST(ExtractPaths, WhatAnAlgorithmFindsLiesInItsRange) {
  Extracted E(R"(
    #include <algorithm>
    #include <vector>
    struct T { int n; };
    void f(std::vector<T> &v) {
      auto it = std::find_if(v.begin(), v.end(), [](const T &t) { return t.n == 1; });
      it->n = 2;
    })");
  EXPECT_THAT(E.function("f"), HasSubstr("write param(v)[].n"));
}

TEST(ExtractPaths, StaticsAndResults) {
  Extracted E(R"(
    struct S { static int s; int n; }; int S::s;
    S &get(); S *find();
    void f() { static int calls; ++calls; S::s = 1; get().n = 2; find()->n = 3; })");
  std::string F = E.function("f");
  EXPECT_THAT(F, HasSubstr("read-modify-write increment f::calls"));
  EXPECT_THAT(F, HasSubstr("write S::s"));
  EXPECT_THAT(F, HasSubstr("write result(#2).n"));
  EXPECT_THAT(F, HasSubstr("write result(#4)*.n"));
  EXPECT_THAT(E.line("variable f::calls"), HasSubstr("static-local"));
}

TEST(ExtractPaths, LocalsThatEscape) {
  Extracted E(R"(
    void take(int *); void run(void (*)(int &));
    void f() { int plain = 0; int out = 0; int seen = 0; plain = 1; out = 1; take(&out);
      auto l = [&] { seen = 2; }; l(); seen = 3; (void)plain; })");
  std::string F = E.function("f");
  EXPECT_THAT(F, HasSubstr("write local(out)"));
  EXPECT_THAT(F, HasSubstr("write local(seen)"));
  EXPECT_THAT(F, Not(HasSubstr("local(plain)")));
  EXPECT_THAT(E.function("f::lambda#1"), HasSubstr("write capture(seen)"));
}

TEST(ExtractPaths, LongPathsAreCut) {
  Extracted E(R"(
    struct N { N *n; int v; };
    void f(N *n) { n->n->n->n->n->n->v = 1; })");
  EXPECT_THAT(E.function("f"), HasSubstr("..."));
}
