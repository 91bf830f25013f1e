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

TEST(ExtractSkipping, OperatorsOfElements) {
  EXPECT_THAT(lostBySkipping(R"(
    #include <algorithm>
    #include <numeric>
    #include <set>
    #include <vector>
    int touched;
    namespace shop {
    template <class T> struct Ordered { T V; };
    template <class T> bool operator<(const Ordered<T> &A, const Ordered<T> &B) { ++touched; return A.V < B.V; }
    template <class T> struct Friendly {
      T V;
      friend bool operator<(const Friendly &A, const Friendly &B) { ++touched; return A.V < B.V; }
    };
    template <class T> struct Comparable {
      template <class U> friend bool operator==(const Comparable<U> &, const Comparable<U> &) { return ++touched; }
    };
    struct Price : Comparable<Price> {};
    template <class T> struct Sum { T V; };
    template <class T> Sum<T> operator+(const Sum<T> &A, const Sum<T> &B) { ++touched; return {A.V + B.V}; }
    template <class T> void swap(Sum<T> &A, Sum<T> &B) { ++touched; std::swap(A.V, B.V); }
    }
    using namespace shop;
    void uses(std::vector<Ordered<int>> &O, std::vector<Friendly<int>> &F, std::vector<Price> &P,
              std::vector<Sum<int>> &S) {
      std::sort(O.begin(), O.end());
      std::set<Friendly<int>> Set(F.begin(), F.end());
      std::find(P.begin(), P.end(), Price());
      std::accumulate(S.begin(), S.end(), Sum<int>{0});
      std::reverse(S.begin(), S.end());
    })"),
              IsEmpty());
}

TEST(ExtractSkipping, CallablesWithTemplates) {
  EXPECT_THAT(lostBySkipping(R"(
    #include <algorithm>
    #include <map>
    #include <memory>
    #include <numeric>
    #include <set>
    #include <string>
    #include <vector>
    int touched;
    struct Item { int V; std::string Name; };
    struct Less { template <class T> bool operator()(const T &A, const T &B) const { ++touched; return A < B; } };
    struct Deleter { template <class T> void operator()(T *P) const { ++touched; delete P; } };
    void uses(std::vector<Item> &Items, std::map<int, Item> &Map, Item *Array) {
      std::for_each(Items.begin(), Items.end(), [](auto &X) { ++touched; X.V = 1; });
      std::for_each(Map.begin(), Map.end(), [](const auto &X) { touched += X.second.V; });
      std::sort(Array, Array + 3, [](const auto &A, const auto &B) { return ++touched + A.V < B.V; });
      std::accumulate(Items.begin(), Items.end(), 0, [](int Sum, auto &X) { ++touched; return Sum + X.V; });
      std::accumulate(Items.begin(), Items.end(), 0, [](auto Sum, auto &X) { ++touched; return Sum + X.V; });
      std::set<long, Less> Set; Set.insert(1);
      std::unique_ptr<Item, Deleter> P(new Item); P.reset();
    })"),
              IsEmpty());
}

TEST(ExtractSkipping, VisitorsSeeEveryAlternative) {
  EXPECT_THAT(lostBySkipping(R"(
    #include <variant>
    int touched;
    struct A { int V; }; struct B { long V; };
    void uses(std::variant<A, B> &V, const std::variant<A, int> &W) {
      std::visit([](auto &X) { ++touched; X.V = 1; }, V);
      std::visit([](const auto &X) { ++touched; }, W);
    })"),
              IsEmpty());
}

TEST(ExtractSkipping, MemberTemplatesBehindAWrapper) {
  EXPECT_THAT(lostBySkipping(R"(
    #include <chrono>
    #include <mutex>
    int touched;
    template <class T> struct Lockable {
      void lock() {} void unlock() {} bool try_lock() { return ++touched; }
      template <class D> bool try_lock_for(D) { return ++touched; }
      template <class C, class D> bool try_lock_until(const std::chrono::time_point<C, D> &) { return ++touched; }
    };
    void uses(std::unique_lock<Lockable<int>> &L) {
      L.try_lock_for(std::chrono::seconds(1));
      L.try_lock_until(std::chrono::steady_clock::now());
    })"),
              IsEmpty());
}

TEST(ExtractSkipping, WhatIsNoTemplateIsAlwaysThere) {
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

TEST(ExtractSkipping, WrongGuessesLeaveNothingBehind) {
  // Called with an element and an element, the lambda does not compile.
  Extracted E(R"(
    #include <numeric>
    #include <vector>
    struct Item { int V; };
    int f(std::vector<Item> &I) {
      return std::inner_product(I.begin(), I.end(), I.begin(), 0, [](auto A, auto B) { return A + B; },
                                [](auto &A, auto &B) { return A.V * B.V; });
    })");
  EXPECT_FALSE(E.summary().HadErrors);
  EXPECT_EQ(E.summary().Statistics.FunctionsIncomplete, 0u);
}

TEST(ExtractSkipping, TypesThatOnlySkippedBodiesMake_fn) {
  // Known misses. With which types a skipped body calls is guessed from the
  // arguments of its template. What is none of them is not seen: types that
  // the library makes itself, values of two classes, member templates that are
  // called by a name that the wrapper does not have.
  EXPECT_THAT(lostBySkipping(R"(
    #include <algorithm>
    #include <vector>
    int touched;
    template <class T> struct Key { T V; };
    template <class T> bool operator==(const Key<T> &A, int B) { ++touched; return A.V == B; }
    template <class T> struct Allocator {
      using value_type = T;
      Allocator() = default;
      template <class U> Allocator(const Allocator<U> &) { ++touched; }
      T *allocate(std::size_t N) { ++touched; return static_cast<T *>(operator new(N * sizeof(T))); }
      void deallocate(T *P, std::size_t) { ++touched; operator delete(P); }
      template <class U, class... A> void construct(U *P, A... V) { ++touched; ::new (P) U(V...); }
    };
    void uses(std::vector<Key<int>> &K, std::vector<int, Allocator<int>> &V) {
      std::find(K.begin(), K.end(), 3);
      V.emplace_back(1);
    })"),
              UnorderedElementsAre(HasSubstr("operator=="), HasSubstr("construct")));
}
