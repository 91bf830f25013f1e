//===- Support/StableList.h - a list whose elements stay where they are -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Elements are added at the end and never move, as in a deque; but a block has many
// of them however large they are (libstdc++'s deque gives each large element memory
// of its own). For tables of millions of rows to which references are held.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_SUPPORT_STABLELIST_H
#define HEDDLE_SUPPORT_STABLELIST_H

#include <cstddef>
#include <utility>
#include <vector>

namespace heddle {

template <class T> class StableList {
public:
  size_t size() const { return Size; }
  const T &operator[](size_t I) const { return Blocks[I / PerBlock][I % PerBlock]; }
  T &operator[](size_t I) { return Blocks[I / PerBlock][I % PerBlock]; }
  void push_back(T &&Element) {
    if (Size % PerBlock == 0)
      Blocks.emplace_back().reserve(PerBlock);
    Blocks.back().push_back(std::move(Element));
    ++Size;
  }

private:
  static constexpr size_t PerBlock = 256;
  std::vector<std::vector<T>> Blocks; ///< each with room for PerBlock
  size_t Size = 0;
};

} // namespace heddle

#endif // HEDDLE_SUPPORT_STABLELIST_H
