//===- Catalog/YamlItems.h - sections of flat items in YAML -----*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The shape that all sections of the catalogue have: a top-level key with a
// list of mappings, whose values are scalars or lists of scalars. This reads the
// shape, checks the keys, and knows where everything stands; what it means is
// decided in Sections.h. The input may be anything: errors come back with their
// place, and nesting is bounded.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_CATALOG_YAMLITEMS_H
#define HEDDLE_CATALOG_YAMLITEMS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/SMLoc.h"

namespace heddle::catalog {

/// A scalar and where it stands. The text lives as long as the callback runs.
struct YamlValue {
  llvm::StringRef Text;
  llvm::SMLoc Where;
};

struct YamlField {
  llvm::StringRef Key;
  llvm::SMLoc Where;
  llvm::SmallVector<YamlValue, 4> Values;
};

/// One mapping of a section's list.
struct YamlItem {
  llvm::SMLoc Where;
  llvm::SmallVector<YamlField, 8> Fields;

  const YamlField *find(llvm::StringRef Key) const;
};

/// A section and the keys that its items may have.
struct YamlSection {
  llvm::StringRef Name;
  llvm::ArrayRef<llvm::StringRef> Keys;
};

/// Makes an error of a place and a message.
using YamlErrorAt = llvm::function_ref<llvm::Error(llvm::SMLoc, const llvm::Twine &)>;
/// Called for each item, in the order of the text, with its section.
using YamlItemHandler =
    llvm::function_ref<llvm::Error(const YamlSection &, const YamlItem &, YamlErrorAt)>;

/// Reads \p Yaml, which \p FileName names in errors, and hands each item of a
/// section of \p Sections to \p Handle. Other top-level keys are skipped, unless
/// they are one letter away from a section's name.
llvm::Error readYamlItems(llvm::StringRef Yaml, llvm::StringRef FileName,
                          llvm::ArrayRef<YamlSection> Sections, YamlItemHandler Handle);

/// ", did you mean 'X'?" with the name of \p Known that is closest to \p Word,
/// or a list of what there is.
std::string didYouMean(llvm::StringRef Word, llvm::ArrayRef<llvm::StringRef> Known);

} // namespace heddle::catalog

#endif // HEDDLE_CATALOG_YAMLITEMS_H
