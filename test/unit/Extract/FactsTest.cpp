//===- test/unit/Extract/FactsTest.cpp ------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extracted.h"
#include "gmock/gmock.h"

using heddle::test::Extracted;
using testing::HasSubstr;
using namespace heddle;

TEST(ExtractFacts, ThreadSafetyAttributes) {
  Extracted E(R"(
    #define A(x) __attribute__((x))
    struct A(capability("mutex")) Mutex {
      void lock() A(acquire_capability()); void unlock() A(release_capability());
      bool try_lock() A(try_acquire_capability(true));
    };
    struct A(scoped_lockable) Guard { Guard(Mutex *m) A(acquire_capability(m)); ~Guard() A(release_capability()); };
    struct S { Mutex mu; int n A(guarded_by(mu)); int *p A(pt_guarded_by(mu));
      void locked() A(requires_capability(mu)); void free_() A(locks_excluded(mu));
      void shared() A(requires_shared_capability(mu)); };
    void S::locked() { n = 1; }
    void use(S &s) { s.mu.lock(); s.mu.unlock(); Guard g(&s.mu); if (s.mu.try_lock()) s.shared(); })");
  EXPECT_THAT(E.line("declaration Mutex::lock "), HasSubstr("acquires=[this]"));
  EXPECT_THAT(E.line("declaration S::locked "), HasSubstr("requires=[this.mu]"));
  EXPECT_THAT(E.line("variable S::n "), HasSubstr("guarded-by=[this.mu]"));
  EXPECT_THAT(E.line("variable S::p "), HasSubstr("[this.mu]"));
  EXPECT_THAT(E.line("class Mutex "), HasSubstr("capability"));
  EXPECT_THAT(E.line("declaration Mutex::unlock "), HasSubstr("releases=[this]"));
  EXPECT_THAT(E.line("declaration Mutex::try_lock "), HasSubstr("[this]"));
  EXPECT_THAT(E.line("declaration Guard::Guard "), HasSubstr("acquires=[param(#0)*]"));
  EXPECT_THAT(E.line("declaration S::shared "), HasSubstr("shared"));
}

TEST(ExtractFacts, TypesOfVariables) {
  Extracted E(R"(
    #include <atomic>
    #include <functional>
    #include <memory>
    #include <vector>
    struct T {};
    struct S { std::atomic<int> a; std::unique_ptr<T> o; std::vector<T *> v; T *p; T &r;
      std::function<void()> f; int b1 : 3, b2 : 4; int : 0; int b3 : 2; mutable int m; const int c; };
    thread_local int tl; S *use(S *s) { return s; })");
  EXPECT_THAT(E.line("variable S::a "), HasSubstr("atomic"));
  EXPECT_THAT(E.line("variable S::o "), HasSubstr("owner record=T"));
  EXPECT_THAT(E.line("variable S::v "), HasSubstr("array record=T"));
  EXPECT_THAT(E.line("variable S::p "), HasSubstr("pointer record=T"));
  EXPECT_THAT(E.line("variable S::r "), HasSubstr("reference record=T"));
  EXPECT_THAT(E.line("variable S::f "), HasSubstr("callable"));
  EXPECT_THAT(E.line("variable S::m "), HasSubstr("mutable"));
  EXPECT_THAT(E.line("variable S::c "), HasSubstr("const"));
  EXPECT_THAT(E.line("variable tl "), HasSubstr("thread-local"));
  auto Unit = [&](llvm::StringRef Name) -> uint32_t {
    for (const model::VariableFacts &V : E.summary().Variables)
      if (E.summary().Entities[V.Variable.index()].Name == Name)
        return V.BitFieldUnit;
    return 99;
  };
  EXPECT_EQ(Unit("S::b1"), Unit("S::b2"));
  EXPECT_NE(Unit("S::b1"), Unit("S::b3"));
  EXPECT_EQ(Unit("S::m"), 0u);
}

TEST(ExtractFacts, FunctionsAndClasses) {
  Extracted E(R"(
    namespace n { inline namespace v1 {
    struct B { virtual void f(); virtual ~B(); };
    struct D : B { void f() override { } static void s() {} private: int g() const { return 1; } };
    template <class T> struct Q { T t; void push(T x) { t = x; } };
    }
    namespace { void hidden() {} } static void local() {} }
    int main() { n::Q<int> q; q.push(1); n::hidden(); n::local(); n::D d; })");
  EXPECT_THAT(E.line("declaration n::D::f "), HasSubstr("overrides=[n::B::f]"));
  EXPECT_THAT(E.line("declaration main"), HasSubstr("main"));
  EXPECT_THAT(E.line("declaration n::D::g "), HasSubstr("private const"));
  EXPECT_THAT(E.line("class n::D "), HasSubstr("n::B"));
  EXPECT_THAT(E.function("n::Q<int>::push"), HasSubstr("write this.t"));
  EXPECT_THAT(E.function("n::(anonymous namespace)::hidden"), HasSubstr("internal"));
  EXPECT_THAT(E.function("n::local"), HasSubstr("internal"));
  bool Found = false;
  for (const model::Entity &F : E.summary().Entities)
    Found |= F.Name == "n::Q::push" && F.DisplayName == "n::Q<int>::push";
  EXPECT_TRUE(Found);
}

TEST(ExtractFacts, BasicLockableIsWhatGuardsAreMadeWith) {
  Extracted E(R"(
    #include <mutex>
    struct Spin { void lock(); void unlock(); }; struct Other { void lock(); void unlock(); };
    Spin s; std::mutex m;
    void f() { std::lock_guard<Spin> l(s); std::lock_guard<std::mutex> k(m); })");
  ASSERT_EQ(E.summary().Lockables.size(), 1u);
  EXPECT_EQ(E.summary().Entities[E.summary().Lockables[0].index()].Name, "Spin");
}

TEST(ExtractFacts, Suppressions) {
  Extracted E("int a; // NOLINT\n"
              "int b; // NOLINT(heddle-data-race, other)\n"
              "// NOLINTNEXTLINE(*)\n"
              "int c;\n"
              "// NOLINTBEGIN\n"
              "int d;\n"
              "// NOLINTEND\n"
              "int NOLINTER;\n");
  const auto &S = E.summary().Suppressions;
  ASSERT_EQ(S.size(), 5u);
  EXPECT_EQ(S[0].Kind, model::Suppression::Scope::Line);
  EXPECT_FALSE(S[0].HasList);
  EXPECT_EQ(S[1].Checks, "heddle-data-race, other");
  EXPECT_TRUE(S[1].HasList);
  EXPECT_EQ(S[1].Where.Line, 2u);
  EXPECT_EQ(S[2].Kind, model::Suppression::Scope::NextLine);
  EXPECT_EQ(S[2].Checks, "*");
  EXPECT_EQ(S[3].Kind, model::Suppression::Scope::Begin);
  EXPECT_EQ(S[4].Kind, model::Suppression::Scope::End);
}

TEST(ExtractFacts, ReasonsOfSuppressions) {
  Extracted E("int a; // NOLINT(heddle-x): one writer  \n"
              "int b; /* NOLINT(heddle-x) : a: b */ int c;\n"
              "int d; // NOLINT: all of them\n"
              "int e; // NOLINT(heddle-x) because\n"
              "int f; // NOLINT(heddle-x):\n"
              "int g; // NOLINT(heddle-x\n"
              "int h; // NOLINT (heddle-y): z\n");
  const auto &S = E.summary().Suppressions;
  ASSERT_EQ(S.size(), 7u);
  EXPECT_EQ(S[0].Reason, "one writer");
  EXPECT_EQ(S[0].Checks, "heddle-x");
  EXPECT_EQ(S[1].Reason, "a: b");
  EXPECT_EQ(S[2].Reason, "all of them");
  EXPECT_FALSE(S[2].HasList);
  EXPECT_EQ(S[3].Reason, "");
  EXPECT_EQ(S[4].Reason, "");
  // No lists to clang-tidy.
  EXPECT_FALSE(S[5].HasList);
  EXPECT_EQ(S[5].Checks, "heddle-x");
  EXPECT_FALSE(S[6].HasList);
  EXPECT_EQ(S[6].Checks, "heddle-y");
}

TEST(ExtractFacts, FilesAreListedWithTheirHash) {
  Extracted E("#include <stddef.h>\nint a;\n");
  const auto &Files = E.summary().Files;
  ASSERT_GE(Files.size(), 2u);
  EXPECT_EQ(Files[0].Path, E.summary().MainFile);
  EXPECT_FALSE(Files[0].System);
  EXPECT_NE(Files[0].Hash, (std::array<uint8_t, 16>{}));
  bool System = false;
  for (const model::SourceFile &F : Files)
    System |= F.System && F.Found;
  EXPECT_TRUE(System);
}
