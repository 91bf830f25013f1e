//===- test/unit/Extract/EventsTest.cpp -----------------------------------===//
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

TEST(ExtractEvents, ReadsAndWrites) {
  Extracted E(R"(
    struct S { int a; int *p; volatile int v; };
    int g; const int K = 3;
    int f(S &s, int x) { g = s.a; *s.p = x; s.v = K; int y = g; return y + x; })");
  std::string F = E.function("f");
  EXPECT_THAT(F, HasSubstr("#0 read param(s).a"));
  EXPECT_THAT(F, HasSubstr("#1 write g uses=[#0]"));
  EXPECT_THAT(F, HasSubstr("#2 read param(s).p"));
  EXPECT_THAT(F, HasSubstr("#3 write param(s).p*"));
  EXPECT_THAT(F, HasSubstr("#4 write volatile param(s).v"));
  EXPECT_THAT(F, HasSubstr("#5 read g"));
  EXPECT_THAT(F, HasSubstr("#6 return uses=[#5]"));
  // Neither the constant nor the parameter nor the plain local is shared.
  EXPECT_THAT(F, Not(HasSubstr("#7")));
}

TEST(ExtractEvents, PlainReadModifyWrite) {
  Extracted E(R"(
    int g;
    void inc() { ++g; g--; }
    void add(int n) { g += n; }
    void self() { g = g + 1; }
    void throughLocal() { int n = g; n = n * 2; g = n; }
    void other(int n) { g = n; })");
  EXPECT_THAT(E.function("inc"), HasSubstr("#0 read-modify-write increment g"));
  EXPECT_THAT(E.function("inc"), HasSubstr("#1 read-modify-write increment g"));
  EXPECT_THAT(E.function("add"), HasSubstr("#0 read-modify-write compound-assign g"));
  EXPECT_THAT(E.function("self"), HasSubstr("#1 write self-assign g uses=[#0]"));
  EXPECT_THAT(E.function("throughLocal"), HasSubstr("#1 write self-assign g uses=[#0]"));
  EXPECT_THAT(E.function("other"), HasSubstr("#0 write g"));
}

TEST(ExtractEvents, SelfAssignmentThroughValuesThatArePicked) {
  Extracted E(R"(
    #include <algorithm>
    struct S { long low, high; }; S s; int g; long old(long, long); bool b;
    #define MAX(a, b) ((a) > (b) ? (a) : (b))
    void a(long v) { s.low = std::min(s.low, v); }
    void c(long v) { s.high = v > s.high ? v : s.high; }
    void d(long v) { s.high = MAX(s.high, v); }
    void e(long v) { s.low = old(old(s.low, 1), v); }
    void f(long v) { s.low = std::clamp(std::max(s.low, v), 0L, 9L); }
    void h(long v) { s.low = std::max({v, s.low}); }
    void i(long v) { s.low = std::min(s.high, v); }
    void j() { g = std::max<long>(g, 5); }
    void k(long v) { s.low = old(s.high, v); })");
  EXPECT_THAT(E.function("a"), HasSubstr("#0 read s.low"));
  EXPECT_THAT(E.function("a"), HasSubstr("#1 write self-assign s.low uses=[#0]"));
  EXPECT_THAT(E.function("a"), Not(HasSubstr("call")));
  EXPECT_THAT(E.function("c"), HasSubstr("#2 write self-assign s.high uses=[#1]"));
  EXPECT_THAT(E.function("d"), HasSubstr("#2 write self-assign s.high uses=[#1]"));
  EXPECT_THAT(E.function("e"), HasSubstr("#3 write self-assign s.low uses=[#2 #0]"));
  EXPECT_THAT(E.function("f"), HasSubstr("#1 write self-assign s.low uses=[#0]"));
  EXPECT_THAT(E.function("h"), HasSubstr("write self-assign s.low"));
  EXPECT_THAT(E.function("i"), HasSubstr("#1 write s.low uses=[#0]"));
  EXPECT_THAT(E.function("j"), HasSubstr("#1 write self-assign g uses=[#0]"));
  EXPECT_THAT(E.function("k"), HasSubstr("#2 write s.low uses=[#1]"));
}

TEST(ExtractEvents, ConstantsAsArguments) {
  Extracted E(R"(
    enum Mode { kRead, kWrite }; enum class Kind { A = 4 };
    constexpr int Limit = 7; const bool Yes = true;
    struct G { explicit G(int *m, bool w = true); ~G(); };
    void take(bool, int, Mode, Kind, long = 9); void byReference(const bool &, const int &);
    void a() { take(true, 1, kWrite, Kind::A); }
    void b() { take(Yes, Limit, Mode(0), Kind(3), 2); }
    void c(int *m) { G g(m); }
    void d(int *m) { G g(m, false); }
    void e() { byReference(false, Limit); })");
  EXPECT_THAT(E.function("a"), HasSubstr("args=[1, 1, 1, 4, 9]"));
  EXPECT_THAT(E.function("b"), HasSubstr("args=[1, 7, 0, 3, 2]"));
  EXPECT_THAT(E.function("c"), HasSubstr("args=[param(m), 1]"));
  EXPECT_THAT(E.function("d"), HasSubstr("args=[param(m), 0]"));
  EXPECT_THAT(E.function("e"), HasSubstr("args=[ref 0, ref 7]"));
}

TEST(ExtractEvents, BitsOfOneMemoryLocation) {
  Extracted E(R"(
    #include <vector>
    struct F { unsigned a : 1, b : 2; }; F flags; std::vector<bool> bits; int n;
    void field() { ++flags.b; flags.a = 1; }
    void element(bool v) { bits[2] = v; bits[n] = v; bits[70] = v; })");
  EXPECT_THAT(E.function("field"), HasSubstr("#0 read-modify-write increment flags.b"));
  EXPECT_THAT(E.function("field"), HasSubstr("#1 write flags.a"));
  EXPECT_THAT(E.line("variable F::b"), HasSubstr("bit-field"));
  EXPECT_THAT(E.function("element"), HasSubstr("read-modify-write compound-assign bits[0]"));
  EXPECT_THAT(E.function("element"),
              HasSubstr("read-modify-write compound-assign bits[] args=[n uses=[#2]] at"));
  EXPECT_THAT(E.function("element"), HasSubstr("read-modify-write compound-assign bits[64]"));
}

TEST(ExtractEvents, AtomicOperations) {
  Extracted E(R"(
    #include <atomic>
    std::atomic<int> a; std::atomic_flag flag;
    void f() {
      a.fetch_add(1, std::memory_order_relaxed);
      a++;
      a = a + 1;
      a.store(a.load(std::memory_order_acquire) + 1, std::memory_order_release);
      int e = 0;
      a.compare_exchange_weak(e, 5);
      if (a.compare_exchange_strong(e, 6)) a.exchange(2);
      while (flag.test_and_set()) {}
      flag.clear();
    })");
  std::string F = E.function("f");
  EXPECT_THAT(F, HasSubstr("read-modify-write fetch-op atomic relaxed a result-unused"));
  EXPECT_THAT(F, HasSubstr("read-modify-write increment atomic seq_cst a"));
  EXPECT_THAT(F, HasSubstr("#2 read atomic seq_cst a"));
  EXPECT_THAT(F, HasSubstr("#3 write self-assign atomic seq_cst a"));
  EXPECT_THAT(F, HasSubstr("#4 read atomic acquire a"));
  EXPECT_THAT(F, HasSubstr("#5 write self-assign atomic release a"));
  EXPECT_THAT(F, HasSubstr("#6 read-modify-write compare-exchange atomic seq_cst a result-unused"));
  EXPECT_THAT(F, HasSubstr("if #7 != 0"));
  EXPECT_THAT(F, HasSubstr("#8 read-modify-write exchange atomic seq_cst a"));
  EXPECT_THAT(F, HasSubstr("(loop #9 != 0"));
  EXPECT_THAT(F, HasSubstr("#9 read-modify-write exchange atomic seq_cst flag"));
  EXPECT_THAT(F, HasSubstr("#10 write atomic seq_cst flag"));
}

TEST(ExtractEvents, AtomicsOfC) {
  Extracted E(R"(
    #include <stdatomic.h>
    atomic_int a; long b;
    void f(void) {
      atomic_fetch_add(&a, 1);
      a = a + 1;
      ++a;
      __sync_fetch_and_add(&b, 1);
      __atomic_store_n(&b, 3, __ATOMIC_RELEASE);
    })",
              {{"-std=c11"}, "input.c"});
  std::string F = E.function("f");
  EXPECT_THAT(F, HasSubstr("#0 read-modify-write fetch-op atomic seq_cst a"));
  EXPECT_THAT(F, HasSubstr("#1 read atomic seq_cst a"));
  EXPECT_THAT(F, HasSubstr("#2 write self-assign atomic seq_cst a"));
  EXPECT_THAT(F, HasSubstr("#3 read-modify-write increment atomic seq_cst a"));
  EXPECT_THAT(F, HasSubstr("#4 read-modify-write fetch-op atomic seq_cst b"));
  EXPECT_THAT(F, HasSubstr("#5 write atomic release b"));
}

TEST(ExtractEvents, SwapAndExchange) {
  Extracted E(R"(
    #include <utility>
    int x, y;
    int f() { std::swap(x, y); return std::exchange(x, 0); })");
  std::string F = E.function("f");
  EXPECT_THAT(F, HasSubstr("#1 write exchange x uses=[#0"));
  EXPECT_THAT(F, HasSubstr("#3 write exchange y uses=[#2"));
  EXPECT_THAT(F, HasSubstr("#5 write exchange x uses=[#4]"));
  EXPECT_THAT(F, HasSubstr("return uses=[#4]"));
}

TEST(ExtractEvents, GuardsLiveAndDie) {
  Extracted E(R"(
    #include <mutex>
    std::mutex m; int g;
    void f() { { std::lock_guard<std::mutex> l(m); g = 1; } g = 2; }
    std::unique_lock<std::mutex> take() { std::unique_lock<std::mutex> l(m); return l; }
    void use() { auto l = take(); g = 3; })");
  std::string F = E.function("f");
  EXPECT_THAT(
      F, HasSubstr("#0 call std::lock_guard::lock_guard object=local(l) args=[ref m] constructs"));
  EXPECT_THAT(F, HasSubstr("#1 write g"));
  EXPECT_THAT(F,
              HasSubstr("#2 call std::lock_guard::~lock_guard object=local(l) implicit destroys"));
  EXPECT_THAT(F, HasSubstr("#3 write g"));
  EXPECT_THAT(E.function("take"), HasSubstr("args=[move local(l)"));
  EXPECT_THAT(E.function("take"), HasSubstr("return source=result(#1)"));
  EXPECT_THAT(E.function("use"), HasSubstr("#1 store object=local(l) source=result(#0)"));
}

TEST(ExtractEvents, OwnersCallDestructors) {
  Extracted E(R"(
    #include <memory>
    #include <vector>
    struct T { ~T(); }; struct V { virtual ~V(); };
    void f() { std::unique_ptr<T> p(new T); std::vector<std::unique_ptr<V>> v; std::unique_ptr<int> i; }
    void g(V *v, T *t) { delete v; delete t; })");
  EXPECT_THAT(E.function("f"), HasSubstr("call T::~T object=local(p)* implicit destroys"));
  EXPECT_THAT(E.function("f"),
              HasSubstr("call V::~V object=local(v)[]* virtual implicit destroys"));
  EXPECT_THAT(E.function("f"), Not(HasSubstr("local(i)*")));
  EXPECT_THAT(E.function("g"), HasSubstr("call V::~V object=param(v)* virtual"));
  EXPECT_THAT(E.function("g"), HasSubstr("call T::~T object=param(t)* implicit"));
}

TEST(ExtractEvents, ConstructorsKeepWhatTheyAreGiven) {
  Extracted E(R"(
    struct M { void lock(); };
    struct Guard { Guard(M *m, int &r) : m_(m), r_(r), n_(1) { m_->lock(); } M *m_; int &r_; int n_; };)");
  std::string F = E.function("Guard::Guard");
  EXPECT_THAT(F, HasSubstr("store object=this.m_ source=param(m)"));
  EXPECT_THAT(F, HasSubstr("store object=this.r_ source=param(r)"));
  EXPECT_THAT(F, HasSubstr("write this.n_"));
  EXPECT_THAT(F, HasSubstr("call M::lock object=this.m_*"));
}

TEST(ExtractEvents, CallsAndTheirArguments) {
  Extracted E(R"(
    #include <chrono>
    #include <thread>
    struct B { virtual void v(); void w(); };
    int take(int *p, int &r, int v);
    int x, y;
    void f(B *b) {
      b->v(); b->B::v(); b->w();
      int n = take(&x, y, 42);
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
      take(nullptr, x, n);
    })");
  std::string F = E.function("f");
  EXPECT_THAT(F, HasSubstr("#0 call B::v object=param(b)* virtual"));
  EXPECT_THAT(F, HasSubstr("#1 call B::v object=param(b)* result-unused"));
  EXPECT_THAT(F, HasSubstr("#2 call B::w object=param(b)* result-unused"));
  EXPECT_THAT(F, HasSubstr("#3 call take args=[&x, ref y, 42]"));
  EXPECT_THAT(F, HasSubstr("sleep_for args=[ref 10000000]"));
  EXPECT_THAT(F, HasSubstr("call take args=[_, ref x, local(n) uses=[#3]]"));
}

TEST(ExtractEvents, Returns) {
  Extracted E(R"(
    struct M { bool try_lock(); };
    M mu; int i;
    M &ref() { return mu; }
    bool tried() { return mu.try_lock(); }
    bool negated() { bool b = mu.try_lock(); return !b; }
    int number() { return 7; })");
  EXPECT_THAT(E.function("ref"), HasSubstr("return source=mu"));
  EXPECT_THAT(E.function("tried"), HasSubstr("return test=!= constant=0 uses=[#0]"));
  EXPECT_THAT(E.function("negated"), HasSubstr("return test=== constant=0 uses=[#0]"));
  EXPECT_THAT(E.function("number"), HasSubstr("return constant=7"));
}

TEST(ExtractEvents, ReturnsSayWhatDecidesTheirTruth) {
  Extracted E(R"(
    #include <pthread.h>
    struct M { bool try_lock(); int tries(); };
    M mu; pthread_mutex_t m; bool done;
    bool negated() { return !mu.try_lock(); }
    bool twice() { return !!mu.try_lock(); }
    bool compared() { return pthread_mutex_trylock(&m) == 0; }
    bool mirrored() { return 0 != pthread_mutex_trylock(&m); }
    bool converted() { return pthread_mutex_trylock(&m); }
    bool kept() { bool ok = mu.try_lock(); return ok; }
    bool keptComparison() { int rc = pthread_mutex_trylock(&m); return rc == 0; }
    int number() { return pthread_mutex_trylock(&m) == 0; }
    int widened() { return mu.try_lock(); }
    bool limit() { return mu.tries() < 3; }
    auto lambda = [] { return !mu.try_lock(); };)");
  constexpr char IsZero[] = "return test=== constant=0 uses=[#0]";
  constexpr char IsNot[] = "return test=!= constant=0 uses=[#0]";
  for (const char *F : {"negated", "compared", "keptComparison", "number"})
    EXPECT_THAT(E.function(F), HasSubstr(IsZero)) << F;
  for (const char *F : {"twice", "mirrored", "converted", "kept", "widened"})
    EXPECT_THAT(E.function(F), HasSubstr(IsNot)) << F;
  EXPECT_THAT(E.function("limit"), HasSubstr("return test=< constant=3 uses=[#0]"));
  EXPECT_THAT(E.text(), HasSubstr(IsZero));
}

TEST(ExtractEvents, ReturnsThatOneEventDoesNotDecideHaveNoTest) {
  Extracted E(R"(
    #include <pthread.h>
    struct M { bool try_lock(); bool &flag(); };
    M mu, other; pthread_mutex_t m; bool ready;
    bool both() { return mu.try_lock() && ready; }
    bool either(bool b) { bool ok = false; if (b) ok = mu.try_lock(); return ok; }
    bool two() { return mu.try_lock() == other.try_lock(); }
    int result() { return pthread_mutex_trylock(&m); }
    bool always() { return true; }
    bool &reference() { return mu.flag(); })");
  for (const char *F : {"both", "either", "two", "result", "always", "reference"}) {
    EXPECT_THAT(E.function(F), HasSubstr("return")) << F;
    EXPECT_THAT(E.function(F), Not(HasSubstr("test="))) << F;
  }
  EXPECT_THAT(E.function("result"), HasSubstr("return uses=[#0]"));
  EXPECT_THAT(E.function("always"), HasSubstr("return constant=1"));
}

TEST(ExtractEvents, OwnersAreReadAndContainersCalled) {
  Extracted E(R"(
    #include <memory>
    #include <vector>
    struct T { int n; };
    struct S { std::unique_ptr<T> p; std::vector<int> v;
      void f() { p->n = 1; if (p) v.push_back(2); v[0] = 3; p.reset(new T); } };)");
  std::string F = E.function("S::f");
  EXPECT_THAT(F, HasSubstr("#0 read this.p at"));
  EXPECT_THAT(F, HasSubstr("#1 write this.p*.n"));
  EXPECT_THAT(F, HasSubstr("if #2 != 0"));
  EXPECT_THAT(F, HasSubstr("call std::vector::push_back object=this.v args=["));
  EXPECT_THAT(F, HasSubstr("write this.v[0]"));
  EXPECT_THAT(F, HasSubstr("store object=this.p source=result("));
}

TEST(ExtractEvents, AllocationAndHiddenConstructors) {
  Extracted E(R"(
    #include <memory>
    #include <thread>
    #include <vector>
    struct T { T(int *p) : p_(p) {} int *p_; };
    int g; void run();
    std::vector<std::thread> ts;
    void f() { T *t = new T(&g); auto s = std::make_shared<T>(t->p_); ts.emplace_back(run); })");
  std::string F = E.function("f");
  EXPECT_THAT(F, HasSubstr("#0 call operator new"));
  EXPECT_THAT(F, HasSubstr("#1 call T::T object=result(#0)* args=[&g] constructs"));
  EXPECT_THAT(F, HasSubstr("#3 call T::T object=result(#2)* args=[result(#0)*.p_"));
  EXPECT_THAT(F, HasSubstr("call std::thread::thread object=ts[] args="));
}

TEST(ExtractEvents, InitialisersOfGlobals) {
  Extracted E(R"(
    struct T { T(int *p); };
    int g; T t(&g); static int *p = &g; int k = 3;
    void (*table[])(int) = {nullptr};)");
  std::string F = E.function("<initialisers of globals>");
  EXPECT_THAT(F, HasSubstr("call T::T object=t args=[&g] constructs"));
  EXPECT_THAT(F, HasSubstr("store object=p source=&g"));
  EXPECT_THAT(F, Not(HasSubstr("object=k")));
}
