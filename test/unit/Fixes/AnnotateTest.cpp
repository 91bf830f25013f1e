//===- Fixes/AnnotateTest.cpp - an attribute behind a declarator ----------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Fixed.h"
#include "gtest/gtest.h"

namespace heddle::fixes {
namespace {

using findings::Remedy;

constexpr char Macros[] =
    "#define GUARDED_BY(x) __attribute__((guarded_by(x)))\n"
    "#define REQUIRES(...) \\\n  ATTR(exclusive_locks_required(__VA_ARGS__))\n";

std::string annotated(llvm::StringRef Declaration, std::string Name, std::string Attribute,
                      std::string Lock, std::vector<std::string> Parameters = {},
                      llvm::StringRef Before = Macros) {
  std::string Text = Before.str() + Declaration.str();
  Remedy R;
  R.What = Remedy::Kind::Annotate;
  R.Where = placeIn(Text, " " + Name);
  if (llvm::StringRef(Text).contains("*" + Name))
    R.Where = placeIn(Text, "*" + Name);
  ++R.Where.Column;
  R.Name = Name;
  R.Lock = Lock;
  R.Names = {Attribute};
  R.Names.insert(R.Names.end(), Parameters.begin(), Parameters.end());
  std::string Out = fixed(Text, R);
  llvm::StringRef Rest = Out;
  return Rest.consume_front(Before) ? Rest.str() : Out;
}

std::string guarded(llvm::StringRef Declaration, llvm::StringRef Before = Macros) {
  return annotated(Declaration, "x", "guarded_by", "mu", {}, Before);
}

std::string required(llvm::StringRef Declaration, std::string Lock = "mu",
                     std::vector<std::string> Parameters = {}) {
  return annotated(Declaration, "f", "requires_capability", Lock, Parameters);
}

TEST(Annotate, StandsBehindTheDeclaratorOfAVariable) {
  EXPECT_EQ(guarded("struct S { int x; };\n"), "struct S { int x GUARDED_BY(mu); };\n");
  EXPECT_EQ(guarded("struct S { int a, x = 3, b; };\n"),
            "struct S { int a, x GUARDED_BY(mu) = 3, b; };\n");
  EXPECT_EQ(guarded("struct S { int x[2][3]{}; };\n"),
            "struct S { int x[2][3] GUARDED_BY(mu){}; };\n");
  EXPECT_EQ(guarded("struct S { void (*x)(int) = 0; };\n"),
            "struct S { void (*x)(int) GUARDED_BY(mu) = 0; };\n");
  EXPECT_EQ(guarded("static int x;\n"), "static int x GUARDED_BY(mu);\n");
}

TEST(Annotate, LeavesWhatItDoesNotUnderstand) {
  EXPECT_EQ(guarded("struct S { int x : 3; };\n"), Refused);
  EXPECT_EQ(guarded("FIELD( x );\n"), Refused);
  EXPECT_EQ(required("FUNCTION( f )\n"), Refused);
  EXPECT_EQ(required("void f(int n);\n", "mutex", {"mutex"}), Refused);
}

TEST(Annotate, StandsBehindAllThatBelongsToAFunction) {
  EXPECT_EQ(required("void f();\n"), "void f() REQUIRES(mu);\n");
  EXPECT_EQ(required("struct S { void f() const noexcept(true); };\n"),
            "struct S { void f() const noexcept(true) REQUIRES(mu); };\n");
  EXPECT_EQ(required("struct S { auto f(int n) -> int { return n; } };\n"),
            "struct S { auto f(int n) -> int REQUIRES(mu) { return n; } };\n");
  EXPECT_EQ(required("struct S { virtual void f() = 0; };\n"),
            "struct S { virtual void f() REQUIRES(mu) = 0; };\n");
  EXPECT_EQ(required("void f(Mutex *m, S *s);\n", "m, s->mu", {"m", "s"}),
            "void f(Mutex *m, S *s) REQUIRES(m, s->mu);\n");
}

TEST(Annotate, TakesAnotherLineWhereItIsFull) {
  std::string Long(70, 'a');
  EXPECT_EQ(required("  void f(int " + Long + ");\n"),
            "  void f(int " + Long + ")\n      REQUIRES(mu);\n");
}

TEST(Annotate, IsSpelledAsTheFileDoes) {
  EXPECT_EQ(guarded("int x;\n", ""), "int x __attribute__((guarded_by(mu)));\n");
  // Not before it is defined, nor for another attribute.
  EXPECT_EQ(guarded("int x;\n#define GUARDED_BY(x) A(guarded_by(x))\n",
                    "#define PT_GUARDED_BY(x) A(pt_guarded_by(x))\n"),
            "int x __attribute__((guarded_by(mu)));\n#define GUARDED_BY(x) A(guarded_by(x))\n");
  // The one that is used already.
  EXPECT_EQ(guarded("int y B(mu);\nint x;\n", "#define A(x) T(guarded_by(x))\n"
                                              "#define B(x) T(__guarded_by__(x))\n"),
            "int y B(mu);\nint x B(mu);\n");
  // One argument each, if it takes but one.
  EXPECT_EQ(annotated("void f();\n", "f", "requires_capability", "a, b", {},
                      "#define NEEDS(x) T(requires_capability(x))\n"),
            "void f() NEEDS(a) NEEDS(b);\n");
}

TEST(Annotate, FindsTheMacroInWhatIsIncluded) {
  std::map<std::string, std::string> Files = {
      {"/p/src/db/a.h", "#include \"util/b.h\"\nstruct S { int x; };\n"},
      {"/p/src/util/b.h", "#include <c.h>\n#include \"b.h\"\n"},
      {"/p/include/c.h", "#define G(x) A(guarded_by(x))\n"},
      {"/q/c.h", "#define WRONG(x) A(guarded_by(x))\n"}};
  std::vector<findings::Finding> All(1);
  Remedy R;
  R.What = Remedy::Kind::Annotate;
  R.Where = {"/p/src/db/a.h", 2, 16, 1};
  R.Name = "x";
  R.Lock = "mu";
  R.Names = {"guarded_by"};
  All[0].Remedies = {R};
  propose(All, [&](llvm::StringRef File) {
    auto It = Files.find(File.str());
    return It == Files.end() ? std::nullopt : std::optional<llvm::StringRef>(It->second);
  });
  ASSERT_EQ(All[0].Fixes.size(), 1u);
  EXPECT_EQ(All[0].Fixes[0].Edits[0].Text, " G(mu)");
}

} // namespace
} // namespace heddle::fixes
