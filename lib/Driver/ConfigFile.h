//===- Driver/ConfigFile.h - the settings of .heddle.yaml -------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a .heddle.yaml says beside the sections of the catalogue: which checks,
// how sure, where to look. A file is right or refused; all that is wrong with
// its settings is told at once, each with its place and the closest known word.
// docs/configuration.md describes the keys.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_DRIVER_CONFIGFILE_H
#define HEDDLE_DRIVER_CONFIGFILE_H

#include "Findings/Filter.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include <optional>
#include <string>
#include <vector>

namespace heddle::driver {

/// A value, and the place in the file where it stands ("FILE:3:9").
template <class T> struct Placed {
  T Value = {};
  std::string Where;
};

struct ConfigFile {
  std::string Path; ///< empty: there is no file
  std::string Text;
  std::optional<Placed<std::string>> Checks; ///< globs, separated by commas
  std::optional<Placed<findings::Confidence>> Confidence;
  /// None inside: nothing makes exit status 1.
  std::optional<Placed<std::optional<findings::Confidence>>> FailOn;
  std::optional<Placed<std::string>> HeaderFilter;
  std::optional<Placed<std::vector<std::string>>> Exclude;
  std::optional<Placed<std::vector<findings::Override>>> Overrides;
  std::optional<Placed<bool>> RequireReason;
  /// The sections of the catalogue that the file has.
  std::vector<Placed<std::string>> Sections;

  /// Where relative globs begin.
  std::string folder() const;
};

/// Reads \p Text, which stands in \p Path. \p Checks: the names of all checks.
/// The content of the catalogue's sections is not looked at.
llvm::Expected<ConfigFile> parseConfig(llvm::StringRef Text, llvm::StringRef Path,
                                       llvm::ArrayRef<llvm::StringRef> Checks);

/// The keys of the settings, sorted; those of the catalogue are not among them.
llvm::ArrayRef<llvm::StringRef> settingNames();

} // namespace heddle::driver

#endif // HEDDLE_DRIVER_CONFIGFILE_H
