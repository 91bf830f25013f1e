//===- test/unit/Extract/SkippingTest.cpp ---------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extracted.h"
#include "gmock/gmock.h"

using heddle::test::Extracted;
using heddle::test::lostBySkipping;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

TEST(ExtractSkipping, MembersOfProjectTemplatesInSystemTemplates) {
  EXPECT_THAT(lostBySkipping(R"(
    #include <functional>
    #include <memory>
    #include <thread>
    #include <vector>
    int g;
    template <class T> struct Task { Task(T t) : t_(t) {} ~Task() { g = 1; } void operator()() { g = 2; } T t_; };
    template <class T> struct Less { bool operator()(T a, T b) const { ++g; return a < b; } };
    template <class T> struct Base { virtual ~Base() { g = 3; } virtual void run() { g = 4; } };
    template <class T> struct Derived : Base<T> { void run() override { g = 5; } };
    struct Member { ~Member() { g = 6; } Member(const Member &) { g = 7; } Member() {} };
    struct Holder { Member m; };
    void f() {
      auto a = std::make_shared<Task<int>>(1);
      auto b = std::make_unique<Derived<int>>();
      std::function<void()> c = Task<long>(2L);
      std::thread d(Task<char>('x')); d.join();
      std::vector<Holder> v; v.emplace_back(); v.push_back(Holder());
    })"),
              IsEmpty());
}

TEST(ExtractSkipping, SortersAndDeleters) {
  EXPECT_THAT(lostBySkipping(R"(
    #include <algorithm>
    #include <map>
    #include <memory>
    #include <set>
    int g;
    template <class T> struct Key { T k; bool operator<(const Key &o) const { ++g; return k < o.k; } };
    template <class T> struct Deleter { void operator()(T *p) const { g = 1; delete p; } };
    struct Implicit { std::unique_ptr<int, Deleter<int>> p; };
    void f() {
      std::set<Key<int>> s; s.insert(Key<int>{1});
      std::unique_ptr<int, Deleter<int>> p(new int); p.reset();
      std::map<int, std::unique_ptr<Implicit>> m; m.clear();
    })"),
              IsEmpty());
}

TEST(ExtractSkipping, WrongInstantiationsAreLeftOut) {
  // size() of an int does not compile; nobody calls it.
  Extracted E(R"(
    #include <memory>
    template <class T> struct Box { T t; int size() { return t.size(); } void set() { t = T(); } };
    void f() { auto b = std::make_shared<Box<int>>(); b->set(); })");
  EXPECT_FALSE(E.summary().HadErrors);
  EXPECT_THAT(E.text(), testing::Not(HasSubstr("function Box<int>::size")));
  EXPECT_EQ(E.summary().Statistics.FunctionsIncomplete, 0u);
}

TEST(ExtractSkipping, TemplatesThatOnlySkippedBodiesChoose_fn) {
  // Known misses. Whom a body chooses by overload resolution, and with which
  // types, is not in the AST when it was skipped: free operators, generic
  // lambdas, member templates of the project's own. What is no template is
  // analysed whoever calls it.
  EXPECT_THAT(lostBySkipping(R"(
    #include <algorithm>
    #include <memory>
    #include <mutex>
    #include <vector>

    int touched;
    template <class T> struct Ordered { T V; };
    template <class T> bool operator<(const Ordered<T> &A, const Ordered<T> &B) { ++touched; return A.V < B.V; }
    template <class T> struct Lockable {
      void lock() {} void unlock() {} bool try_lock() { return ++touched; }
      template <class D> bool try_lock_for(D) { return ++touched; }
    };
    void uses(std::vector<Ordered<int>> &O, std::unique_lock<Lockable<int>> &L) {
      std::sort(O.begin(), O.end());
      std::for_each(O.begin(), O.end(), [](auto &X) { ++touched; X.V = 1; });
      L.try_lock_for(std::chrono::seconds(1));
    })"),
              UnorderedElementsAre(HasSubstr("operator<"), HasSubstr("$lambda1<Ordered<int>>"),
                                   HasSubstr("try_lock_for")));
  EXPECT_THAT(lostBySkipping(R"(
    #include <algorithm>
    #include <vector>
    int touched;
    struct Plain { int V; };
    bool operator<(const Plain &A, const Plain &B) { ++touched; return A.V < B.V; }
    void uses(std::vector<Plain> &O) {
      std::sort(O.begin(), O.end());
      std::for_each(O.begin(), O.end(), [](Plain &X) { ++touched; X.V = 1; });
    })"),
              IsEmpty());
}
