//===- heddle/Flags.h - flags that several verbs share ----------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A verb makes the groups of flags that it has, in a subcommand of LLVM's
// CommandLine of its own: the many options that LLVM's libraries register for
// themselves are neither shown nor taken.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_TOOL_FLAGS_H
#define HEDDLE_TOOL_FLAGS_H

#include "Driver/Check.h"
#include "llvm/Support/CommandLine.h"
#include <map>

namespace heddle::tool {

/// A flag in words.
struct FlagFacts {
  std::string Name;  ///< "format"
  std::string Value; ///< "level"; empty: it takes none
  std::string Help;
  bool IsList = false;   ///< takes several values with commas between them
  bool IsPrefix = false; ///< the value may follow at once: -j4
};

/// A verb in words: for the manual and the completions.
struct VerbFacts {
  std::string Name, Overview;
  std::string Words;            ///< what stands beside the flags: "[file or folder ...]"
  std::vector<FlagFacts> Flags; ///< sorted by name
};

/// The flags that \p Run makes for its verb, which does nothing else.
VerbFacts describeVerb(int (*Run)(llvm::ArrayRef<const char *>));

/// One verb's flags while they are read.
class FlagSet {
public:
  FlagSet(llvm::StringRef Verb, llvm::StringRef Overview);
  /// Reads \p Words up to `--`. False where they are wrong, which has been said
  /// then.
  bool parse(llvm::ArrayRef<const char *> Words);
  /// Of an option that has a flag for each of its values, what they mean.
  void addMeanings(const llvm::cl::generic_parser_base &Values);

  llvm::cl::SubCommand Verb;
  /// LLVM keeps a reference to the text: it must outlive the category.
  std::string CategoryName;
  llvm::cl::OptionCategory Category;
  /// What stands behind `--`; none if there is no `--`.
  std::optional<std::vector<std::string>> Behind;

private:
  VerbFacts describe();

  std::string Overview;
  std::map<std::string, std::string> Meanings;
};

/// Where the code is and how it is parsed: -p, files, -j, --timeout …
class SourceFlags {
public:
  explicit SourceFlags(FlagSet &F);
  driver::SourceOptions options() const;

private:
  FlagSet &Flags;
  llvm::cl::opt<std::string> Database;
  llvm::cl::list<std::string> Files;
  llvm::cl::opt<unsigned> Jobs;
  llvm::cl::opt<unsigned> Timeout;
  llvm::cl::opt<unsigned> MemoryLimit;
  llvm::cl::opt<bool> Progress;
  llvm::cl::opt<std::string> CacheDir;
  llvm::cl::opt<bool> NoCache, ReadOnlyCache;
};

/// What is looked for and shown: --checks, --confidence, --format …
class FindingFlags {
public:
  explicit FindingFlags(FlagSet &F);
  /// Fails where a value is wrong.
  llvm::Expected<driver::AnalyseOptions> analyse(unsigned Threads) const;
  /// With \p Compared, the baseline is named and not read: it may be another
  /// revision's.
  llvm::Expected<driver::PublishOptions> publish(bool Compared = false) const;

private:
  llvm::cl::opt<std::string> Checks, HeaderFilter, Confidence, FailOn;
  llvm::cl::list<std::string> Exclude, Formats, Outputs;
  llvm::cl::opt<std::string> Baseline, WriteBaseline;
  llvm::cl::opt<bool> PruneBaseline;
  llvm::cl::opt<bool> Fix, FixUnsafe;
  llvm::cl::opt<std::string> ExportFixes;
  llvm::cl::opt<std::string> ConfigFile;
  llvm::cl::opt<bool> RequireReason;
  llvm::cl::opt<bool> Quiet, Stats;
  llvm::cl::opt<unsigned> AllowFailed;
};

/// The value of --fail-on: a level, or none for 'none'. Fails for anything else.
llvm::Expected<std::optional<findings::Confidence>> gateLevel(llvm::StringRef Value);

/// The folder in which heddle was started.
std::string workingDirectory();

/// \p Folder from the root on; empty if it is empty.
std::string absoluteFolder(llvm::StringRef Folder);

/// That of \p Known that \p Word was probably meant to be; empty if none is near.
std::string closest(llvm::StringRef Word, llvm::ArrayRef<llvm::StringRef> Known);

} // namespace heddle::tool

#endif // HEDDLE_TOOL_FLAGS_H
