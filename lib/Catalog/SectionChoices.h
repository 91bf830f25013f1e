//===- Catalog/SectionChoices.h - one of a few words ------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The reader of values that are one of a few known words. For the two source
// files of Sections alone.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CATALOG_SECTIONCHOICES_H
#define HEDDLE_CATALOG_SECTIONCHOICES_H

#include "Catalog/Sections.h"
#include "llvm/ADT/StringExtras.h"

namespace heddle::catalog {

template <class T>
llvm::Error Sections::choice(const YamlItem &I, llvm::StringRef Key,
                             llvm::ArrayRef<std::pair<llvm::StringRef, T>> Known, T &Out) const {
  llvm::Expected<const YamlValue *> V = single(I, Key);
  if (!V)
    return V.takeError();
  if (!*V)
    return llvm::Error::success();
  llvm::SmallVector<llvm::StringRef> Words;
  for (const auto &[Word, Value] : Known) {
    if (Word == (*V)->Text) {
      Out = Value;
      return llvm::Error::success();
    }
    Words.push_back(Word);
  }
  return (*At)((*V)->Where, "unknown value for '" + Key + "'" + didYouMean((*V)->Text, Words));
}

} // namespace heddle::catalog

#endif // HEDDLE_CATALOG_SECTIONCHOICES_H
