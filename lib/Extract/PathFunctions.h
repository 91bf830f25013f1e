//===- Extract/PathFunctions.h - what names through a call ------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The functions and classes of the standard library (and of Boost, Abseil, Qt)
// through which code names an object that lies elsewhere: `std::move(x)` is x,
// `p.get()` is the pointer p, `v.at(3)` is an element of v. This table is all
// that Extract knows of them; what they mean to threads is the catalogue's.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_EXTRACT_PATHFUNCTIONS_H
#define HEDDLE_EXTRACT_PATHFUNCTIONS_H

#include "llvm/ADT/StringRef.h"

namespace heddle::extract {

/// What the result of a function of the library names.
enum class PathRole : uint8_t {
  None,
  Argument,               ///< the first argument:                std::move(x)
  ReferenceTo,            ///< the same, handed on by reference:  std::ref(x)
  AddressOfArgument,      ///< its address:                       std::addressof(x)
  Object,                 ///< the object as a pointer:           p.get(), it++
  DerefObject,            ///< what the object points to:         o.value()
  Element,                ///< an element of the object:          v.at(i)
  ElementAddress,         ///< a pointer or iterator to one:      v.begin()
  ArgumentElement,        ///< an element of the first argument:  std::get<0>(t)
  ArgumentElementAddress, ///<                              std::begin(v)
  Exchange,               ///< std::exchange, std::swap
  Bind,                   ///< makes a callable of the first argument: std::bind
};

/// The role of the function \p Name (qualified, without template arguments).
PathRole pathRole(llvm::StringRef Name);

/// Whether the function \p Name gives back an iterator into the range that its first argument
/// begins: std::find_if.
bool givesPlaceInRange(llvm::StringRef Name);

/// Whether the function or constructor \p Name copies what it is passed, so
/// that an argument of reference type is a copy all the same (std::thread).
bool decayCopies(llvm::StringRef Name);

enum class LibraryClass : uint8_t {
  Other,
  Owner,     ///< points to one object:  unique_ptr, shared_ptr, optional
  Container, ///< holds elements:        vector, map, array
  Callable,  ///< holds a callable:      function
  Atomic,    ///< atomic, atomic_flag, atomic_ref
  Guard,     ///< instantiated with a lock: lock_guard
  Iterator,  ///< points to an element
  Reference, ///< reference_wrapper
  Text,      ///< strings, streams and allocators: of no interest as locals
};

/// The kind of the library class \p Name (qualified).
LibraryClass libraryClass(llvm::StringRef Name);

/// Which template argument of the container \p Name says what it holds.
unsigned elementArgument(llvm::StringRef Name);

} // namespace heddle::extract

#endif // HEDDLE_EXTRACT_PATHFUNCTIONS_H
