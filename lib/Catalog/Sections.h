//===- Catalog/Sections.h - what the sections of the YAML mean --*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Turns the items of one or more files into entries of a fresh catalogue.
// docs/catalogue.md describes each section and key for users.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CATALOG_SECTIONS_H
#define HEDDLE_CATALOG_SECTIONS_H

#include "Catalog/Catalog.h"
#include "Catalog/YamlItems.h"

namespace heddle::catalog {

class Sections {
public:
  /// What is read goes into \p Into, where a fact may be given once only.
  /// \p FromUser: it beats visible bodies.
  Sections(Catalog &Into, bool FromUser) : Into(Into), FromUser(FromUser) {}

  llvm::Error read(llvm::StringRef Yaml, llvm::StringRef FileName);

  /// All sections with their keys, sorted by name.
  static llvm::ArrayRef<YamlSection> all();

private:
  using Names = llvm::SmallVector<std::string, 8>;

  llvm::Error item(const YamlSection &S, const YamlItem &Item);
  // One for each section, in the order of all().
  llvm::Error assigns(const YamlItem &I);
  llvm::Error blocking(const YamlItem &I);
  llvm::Error callsBack(const YamlItem &I);
  llvm::Error containers(const YamlItem &I);
  llvm::Error detaches(const YamlItem &I);
  llvm::Error files(const YamlItem &I);
  llvm::Error functions(const YamlItem &I);
  llvm::Error guards(const YamlItem &I);
  llvm::Error guardMakers(const YamlItem &I);
  llvm::Error joins(const YamlItem &I);
  llvm::Error locks(const YamlItem &I);
  llvm::Error makes(const YamlItem &I);
  llvm::Error moves(const YamlItem &I);
  llvm::Error notifies(const YamlItem &I);
  llvm::Error owners(const YamlItem &I);
  llvm::Error signals(const YamlItem &I);
  llvm::Error sleeps(const YamlItem &I);
  llvm::Error spawns(const YamlItem &I);
  llvm::Error tags(const YamlItem &I);
  llvm::Error threadUnsafe(const YamlItem &I);
  llvm::Error types(const YamlItem &I);
  llvm::Error waits(const YamlItem &I);
  llvm::Error yields(const YamlItem &I);
  llvm::Error identifies(const YamlItem &I);

  /// The names under \p Key, in each scope of the item.
  llvm::Error names(const YamlItem &I, llvm::StringRef Key, Names &Out) const;
  /// Describes the methods under \p Key of the types \p Types.
  llvm::Error methods(const YamlItem &I, llvm::StringRef Key, const Names &Types, Facet Facts,
                      const Function &Says);
  /// Describes each function of the item by \p Says.
  llvm::Error describe(const YamlItem &I, Facet Facts, const Function &Says);
  llvm::Error describe(llvm::StringRef Name, llvm::SMLoc Where, Facet Facts, const Function &Says);
  llvm::Error describeTypes(const YamlItem &I, const Names &Types, Type Says);

  // Readers of single values; without the key the value stays as it is.
  llvm::Error place(const YamlItem &I, llvm::StringRef Key, Place &Out) const;
  llvm::Error flag(const YamlItem &I, llvm::StringRef Key, bool &Out) const;
  llvm::Error number(const YamlItem &I, llvm::StringRef Key, std::optional<int64_t> &Out) const;
  llvm::Error text(const YamlItem &I, llvm::StringRef Key, llvm::StringRef &Out);
  template <class T>
  llvm::Error choice(const YamlItem &I, llvm::StringRef Key,
                     llvm::ArrayRef<std::pair<llvm::StringRef, T>> Known, T &Out) const;
  llvm::Error mode(const YamlItem &I, bool &Shared) const;
  llvm::Expected<const YamlValue *> single(const YamlItem &I, llvm::StringRef Key) const;

  Catalog &Into;
  bool FromUser;
  const YamlErrorAt *At = nullptr;
};

} // namespace heddle::catalog

#endif // HEDDLE_CATALOG_SECTIONS_H
