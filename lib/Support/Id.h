//===- Support/Id.h - numbers that cannot be mixed up -----------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A strong index type: an index into one table can not be used in another.
// Used by every part that refers to rows of a table. It is a number, not a
// handle: it does not know its table and does not keep anything alive.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_SUPPORT_ID_H
#define HEDDLE_SUPPORT_ID_H

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace heddle {

/// An index into the table of \p Tag. Default-constructed it is "none".
template <class Tag> class Id {
public:
  static constexpr uint32_t None = UINT32_MAX;

  constexpr Id() = default;
  explicit constexpr Id(size_t Index) : Value(static_cast<uint32_t>(Index)) {}

  constexpr bool valid() const { return Value != None; }
  explicit constexpr operator bool() const { return valid(); }
  constexpr uint32_t index() const { return Value; }

  friend constexpr auto operator<=>(Id, Id) = default;

private:
  uint32_t Value = None;
};

} // namespace heddle

template <class Tag> struct std::hash<heddle::Id<Tag>> {
  size_t operator()(heddle::Id<Tag> I) const noexcept {
    return std::hash<uint32_t>()(I.index());
  }
};

#endif // HEDDLE_SUPPORT_ID_H
