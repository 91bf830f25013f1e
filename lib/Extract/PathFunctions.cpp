//===- Extract/PathFunctions.cpp ------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/PathFunctions.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/ADT/StringSwitch.h"

using namespace heddle::extract;
using llvm::StringRef;

static bool startsStd(StringRef &Name) { return Name.consume_front("std::"); }

static PathRole freeFunctionRole(StringRef Name) {
  return llvm::StringSwitch<PathRole>(Name)
      .Cases({"move", "forward", "as_const", "move_if_noexcept", "launder", "forward_like"},
             PathRole::Argument)
      .Cases({"static_pointer_cast", "dynamic_pointer_cast", "const_pointer_cast",
              "reinterpret_pointer_cast", "to_address"},
             PathRole::Argument)
      .Cases({"ref", "cref"}, PathRole::ReferenceTo)
      .Case("addressof", PathRole::AddressOfArgument)
      .Case("get", PathRole::ArgumentElement)
      .Cases({"begin", "end", "cbegin", "cend", "rbegin", "rend", "data"},
             PathRole::ArgumentElementAddress)
      .Cases({"next", "prev"}, PathRole::Argument)
      .Cases({"exchange", "swap"}, PathRole::Exchange)
      .Cases({"bind", "bind_front", "bind_back", "mem_fn", "not_fn"}, PathRole::Bind)
      .Default(PathRole::None);
}

bool heddle::extract::givesPlaceInRange(StringRef Name) {
  if (!startsStd(Name) || Name.contains("::"))
    return false;
  return llvm::StringSwitch<bool>(Name)
      .Cases({"find", "find_if", "find_if_not", "find_first_of", "find_end", "adjacent_find"}, true)
      .Cases({"search", "search_n", "lower_bound", "upper_bound", "partition_point"}, true)
      .Cases({"min_element", "max_element", "is_sorted_until", "is_heap_until"}, true)
      .Cases({"remove", "remove_if", "unique", "partition", "stable_partition", "rotate"}, true)
      .Default(false);
}

static PathRole ownerRole(StringRef Method) {
  return llvm::StringSwitch<PathRole>(Method)
      .Cases({"operator*", "value"}, PathRole::DerefObject)
      .Cases({"operator->", "get", "lock"}, PathRole::Object)
      .Default(PathRole::None);
}

static PathRole containerRole(StringRef Method) {
  return llvm::StringSwitch<PathRole>(Method)
      .Cases({"operator[]", "at", "front", "back", "top"}, PathRole::Element)
      .Cases({"begin", "end", "cbegin", "cend", "rbegin", "rend", "crbegin", "crend"},
             PathRole::ElementAddress)
      .Cases({"find", "lower_bound", "upper_bound", "data", "erase"}, PathRole::ElementAddress)
      .Default(PathRole::None);
}

static PathRole iteratorRole(StringRef Method) {
  return llvm::StringSwitch<PathRole>(Method)
      .Case("operator*", PathRole::DerefObject)
      .Cases({"operator->", "operator++", "operator--", "operator+=", "operator-=", "base"},
             PathRole::Object)
      .Cases({"operator+", "operator-"}, PathRole::Object)
      .Default(PathRole::None);
}

PathRole heddle::extract::pathRole(StringRef Name) {
  StringRef Rest = Name;
  if (startsStd(Rest) && !Rest.contains("::"))
    return freeFunctionRole(Rest);
  if (Name == "__builtin_addressof")
    return PathRole::AddressOfArgument;
  if (Name == "boost::ref" || Name == "boost::cref")
    return PathRole::ReferenceTo;
  if (Name == "boost::bind" || Name == "absl::bind_front" || Name == "folly::partial")
    return PathRole::Bind;
  if (Name == "boost::move" || Name == "absl::move" || Name == "absl::forward")
    return PathRole::Argument;
  auto [Class, Method] = Name.rsplit("::");
  switch (libraryClass(Class)) {
  case LibraryClass::Owner:
    return ownerRole(Method);
  case LibraryClass::Container:
    return containerRole(Method);
  case LibraryClass::Iterator:
    return iteratorRole(Method);
  case LibraryClass::Reference:
    return Method == "get" || Method.starts_with("operator ") ? PathRole::Object : PathRole::None;
  case LibraryClass::Atomic:
    return Method == "load" || Method.starts_with("operator ") ? PathRole::Object : PathRole::None;
  default:
    return PathRole::None;
  }
}

bool heddle::extract::decayCopies(StringRef Name) {
  return llvm::StringSwitch<bool>(Name)
      .Cases({"std::thread::thread", "std::jthread::jthread", "std::async"}, true)
      .Cases({"std::bind", "std::bind_front", "std::bind_back", "boost::bind"}, true)
      .Cases({"boost::thread::thread", "boost::async", "std::make_pair", "std::make_tuple"}, true)
      .Default(false);
}

LibraryClass heddle::extract::libraryClass(StringRef Name) {
  if (Name.ends_with("iterator") || Name.ends_with("_Node_iterator") ||
      Name.ends_with("_const_iterator") || Name.ends_with("_Bit_reference"))
    return LibraryClass::Iterator;
  StringRef Rest = Name;
  if (startsStd(Rest))
    return llvm::StringSwitch<LibraryClass>(Rest)
        .Cases({"unique_ptr", "shared_ptr", "weak_ptr", "optional", "auto_ptr"},
               LibraryClass::Owner)
        .Cases({"vector", "deque", "list", "forward_list", "array", "span"},
               LibraryClass::Container)
        .Cases({"map", "multimap", "unordered_map", "unordered_multimap"}, LibraryClass::Container)
        .Cases({"set", "multiset", "unordered_set", "unordered_multiset", "valarray"},
               LibraryClass::Container)
        .Cases({"queue", "stack", "priority_queue"}, LibraryClass::Container)
        .Cases({"function", "move_only_function", "copyable_function", "function_ref"},
               LibraryClass::Callable)
        .Cases({"packaged_task", "_Bind", "_Bind_result", "_Mem_fn"}, LibraryClass::Callable)
        .Cases({"atomic", "atomic_flag", "atomic_ref"}, LibraryClass::Atomic)
        .Cases({"lock_guard", "unique_lock", "scoped_lock", "shared_lock"}, LibraryClass::Guard)
        .Case("reference_wrapper", LibraryClass::Reference)
        .Cases({"basic_string", "basic_string_view", "allocator", "initializer_list"},
               LibraryClass::Text)
        .Cases({"basic_ostream", "basic_istream", "basic_iostream", "basic_ostringstream"},
               LibraryClass::Text)
        .Cases({"basic_stringstream", "basic_istringstream", "basic_ios", "ios_base"},
               LibraryClass::Text)
        .Cases({"error_code", "error_condition", "locale", "basic_regex", "match_results"},
               LibraryClass::Text)
        .Cases({"pair", "tuple", "chrono::duration", "chrono::time_point"}, LibraryClass::Text)
        .Default(LibraryClass::Other);
  return llvm::StringSwitch<LibraryClass>(Name)
      .Cases({"boost::shared_ptr", "boost::scoped_ptr", "boost::intrusive_ptr", "boost::weak_ptr"},
             LibraryClass::Owner)
      .Cases({"boost::optional", "absl::optional", "QSharedPointer", "QScopedPointer", "QPointer"},
             LibraryClass::Owner)
      .Cases({"boost::function", "absl::AnyInvocable", "absl::FunctionRef", "folly::Function"},
             LibraryClass::Callable)
      .Cases({"boost::atomic", "boost::atomics::atomic"}, LibraryClass::Atomic)
      .Cases({"boost::lock_guard", "boost::unique_lock", "boost::shared_lock"}, LibraryClass::Guard)
      .Cases({"QVector", "QList", "QMap", "QHash", "QSet"}, LibraryClass::Container)
      .Cases({"QString", "QByteArray"}, LibraryClass::Text)
      .Cases({"boost::container::vector", "absl::flat_hash_map", "absl::flat_hash_set"},
             LibraryClass::Container)
      .Default(LibraryClass::Other);
}

unsigned heddle::extract::elementArgument(StringRef Name) {
  return Name.ends_with("map") || Name == "QMap" || Name == "QHash" ? 1 : 0;
}
