//===- Model/Spelling.cpp -------------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Model/Spelling.h"

using namespace heddle::model;

namespace {

/// The word at the place of \p Value.
template <class Enum, size_t N>
llvm::StringRef word(const llvm::StringLiteral (&Words)[N], Enum Value) {
  size_t I = static_cast<size_t>(Value);
  return I < N ? llvm::StringRef(Words[I]) : llvm::StringRef("?");
}

} // namespace

llvm::StringRef heddle::model::spelling(EventKind K) {
  static constexpr llvm::StringLiteral Words[] = {
      "read",          "write",          "read-modify-write",
      "call",          "store",          "return",
      "acquire",       "try-acquire",    "release",
      "guard-make",    "guard-move",     "guard-swap",
      "guard-lock",    "guard-try-lock", "guard-unlock",
      "guard-release", "guard-destroy",  "guard-owns",
      "spawn",         "join",           "detach",
      "sleep",         "block",          "wait",
      "notify"};
  static_assert(std::size(Words) == static_cast<size_t>(EventKind::Notify) + 1);
  return word(Words, K);
}

llvm::StringRef heddle::model::spelling(Sync S) {
  static constexpr llvm::StringLiteral Words[] = {"plain", "volatile", "atomic"};
  static_assert(std::size(Words) == static_cast<size_t>(Sync::Atomic) + 1);
  return word(Words, S);
}

llvm::StringRef heddle::model::spelling(MemoryOrder O) {
  static constexpr llvm::StringLiteral Words[] = {"relaxed", "consume", "acquire",
                                                  "release", "acq_rel", "seq_cst"};
  static_assert(std::size(Words) == static_cast<size_t>(MemoryOrder::SeqCst) + 1);
  return word(Words, O);
}

llvm::StringRef heddle::model::spelling(RmwForm F) {
  static constexpr llvm::StringLiteral Words[] = {
      "none",     "increment", "compound-assign", "self-assign",
      "fetch-op", "exchange",  "compare-exchange"};
  static_assert(std::size(Words) == static_cast<size_t>(RmwForm::CompareExchange) + 1);
  return word(Words, F);
}

llvm::StringRef heddle::model::spelling(LockMode M) {
  static constexpr llvm::StringLiteral Words[] = {"exclusive", "shared"};
  static_assert(std::size(Words) == static_cast<size_t>(LockMode::Shared) + 1);
  return word(Words, M);
}

llvm::StringRef heddle::model::spelling(GuardPolicy P) {
  static constexpr llvm::StringLiteral Words[] = {"lock", "defer", "adopt", "try"};
  static_assert(std::size(Words) == static_cast<size_t>(GuardPolicy::Try) + 1);
  return word(Words, P);
}

llvm::StringRef heddle::model::spelling(Comparison C) {
  static constexpr llvm::StringLiteral Words[] = {"?", "==", "!=", "<", "<=", ">", ">="};
  static_assert(std::size(Words) == static_cast<size_t>(Comparison::Ge) + 1);
  return word(Words, C);
}

llvm::StringRef heddle::model::spelling(EntityKind K) {
  static constexpr llvm::StringLiteral Words[] = {"function", "variable", "field", "type"};
  static_assert(std::size(Words) == static_cast<size_t>(EntityKind::Type) + 1);
  return word(Words, K);
}

llvm::StringRef heddle::model::spelling(Access A) {
  static constexpr llvm::StringLiteral Words[] = {"public", "protected", "private", "none"};
  static_assert(std::size(Words) == static_cast<size_t>(Access::None) + 1);
  return word(Words, A);
}

llvm::StringRef heddle::model::spelling(Suppression::Scope S) {
  static constexpr llvm::StringLiteral Words[] = {"NOLINT", "NOLINTNEXTLINE", "NOLINTBEGIN",
                                                  "NOLINTEND"};
  static_assert(std::size(Words) == static_cast<size_t>(Suppression::Scope::End) + 1);
  return word(Words, S);
}

std::string heddle::model::spelling(const TypeFacts &T) {
  static constexpr llvm::StringLiteral Words[] = {
      "const",        "volatile",  "atomic",       "pointer", "reference", "owner",  "array",
      "thread-local", "bit-field", "static-local", "mutable", "callable",  "integer"};
  static_assert(1u << (std::size(Words) - 1) == static_cast<uint16_t>(TypeTrait::Integer));
  std::string Text;
  for (size_t I = 0; I != std::size(Words); ++I)
    if (T.Traits & (1u << I))
      Text += " " + Words[I].str();
  return Text;
}
