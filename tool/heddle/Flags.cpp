//===- heddle/Flags.cpp - flags that several verbs share ------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Flags.h"
#include "CheckPages.h"
#include "Driver/Messages.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <utility>

using namespace llvm;

namespace heddle::tool {

std::string workingDirectory() {
  SmallString<256> Folder;
  return sys::fs::current_path(Folder) ? "." : Folder.str().str();
}

std::string absoluteFolder(StringRef Folder) {
  if (Folder.empty())
    return "";
  SmallString<256> P(Folder);
  sys::path::make_absolute(workingDirectory(), P);
  return P.str().str();
}

std::string closest(StringRef Word, ArrayRef<StringRef> Known) {
  StringRef Best;
  unsigned BestDistance = Word.size() / 2 + 1;
  for (StringRef K : Known)
    if (unsigned D = Word.edit_distance(K, true, BestDistance); D < BestDistance) {
      Best = K;
      BestDistance = D;
    }
  return Best.str();
}

/// LLVM's libraries bring hundreds of options of their own, some for every
/// subcommand; none of them is heddle's, and some have names that heddle wants.
static void dropForeignOptions() {
  static bool Done = false;
  if (std::exchange(Done, true))
    return;
  std::vector<cl::Option *> Foreign;
  for (auto &[Name, O] : cl::getRegisteredOptions(cl::SubCommand::getAll()))
    Foreign.push_back(O);
  for (cl::Option *O : Foreign)
    O->removeArgument();
}

FlagSet::FlagSet(StringRef Verb, StringRef Overview)
    : Verb(Verb, Overview), CategoryName("heddle " + Verb.str()), Category(CategoryName),
      Overview(Overview) {
  dropForeignOptions();
}

/// Where describeVerb() waits for what the verb's flags are.
static VerbFacts *Asked = nullptr;

VerbFacts describeVerb(int (*Run)(ArrayRef<const char *>)) {
  VerbFacts Facts;
  Asked = &Facts;
  Run({});
  Asked = nullptr;
  return Facts;
}

void FlagSet::addMeanings(const cl::generic_parser_base &Values) {
  for (unsigned I = 0; I != Values.getNumOptions(); ++I)
    Meanings[Values.getOption(I).str()] = Values.getDescription(I).str();
}

VerbFacts FlagSet::describe() {
  VerbFacts Facts{Verb.getName().str(), Overview, "", {}};
  for (const cl::Option *O : Verb.PositionalOpts)
    Facts.Words += (Facts.Words.empty() ? "" : " ") + O->HelpStr.str();
  for (auto &[Name, O] : cl::getRegisteredOptions(Verb)) {
    auto Meaning = Meanings.find(Name.str());
    Facts.Flags.push_back({Name.str(), O->ValueStr.str(),
                           Meaning == Meanings.end() ? O->HelpStr.str() : Meaning->second,
                           bool(O->getMiscFlags() & cl::CommaSeparated),
                           O->getFormattingFlag() == cl::Prefix});
  }
  llvm::sort(Facts.Flags, [](const auto &A, const auto &B) { return A.Name < B.Name; });
  return Facts;
}

bool FlagSet::parse(ArrayRef<const char *> Words) {
  if (Asked) {
    *Asked = describe();
    return false;
  }
  std::vector<const char *> Own = {"heddle", Verb.getName().data()};
  const char *const *End = find_if(Words, [](const char *W) { return StringRef(W) == "--"; });
  Own.insert(Own.end(), Words.begin(), End);
  if (End != Words.end())
    Behind.emplace(End + 1, Words.end());
  cl::HideUnrelatedOptions(Category, Verb);
  std::string Wrong;
  raw_string_ostream OS(Wrong);
  if (cl::ParseCommandLineOptions(static_cast<int>(Own.size()), Own.data(), Overview, &OS))
    return true;
  // LLVM's words, made one line of ours.
  SmallVector<StringRef, 4> Lines;
  StringRef(Wrong).split(Lines, '\n', -1, false);
  std::string Message;
  for (StringRef Line : Lines) {
    Line.consume_front("heddle: ");
    if (Line.consume_front("Unknown command line argument "))
      Message +=
          "unknown flag " + Line.take_until([](char C) { return C == ' '; }).rtrim('.').str();
    else if (Line.consume_front("Did you mean "))
      Message += "; did you mean " + Line.rtrim('?').str() + "?";
    else
      Message += (Message.empty() ? "" : "; ") + Line.str();
  }
  driver::printError(Message);
  return false;
}

SourceFlags::SourceFlags(FlagSet &F)
    : Flags(F),
      Database("p",
               cl::desc("folder of compile_commands.json; without it, heddle searches upward "
                        "from the first file, and in folders build*"),
               cl::value_desc("dir"), cl::sub(F.Verb), cl::cat(F.Category)),
      Files(cl::Positional, cl::desc("[file or folder ...] [-- flags...]"), cl::sub(F.Verb),
            cl::cat(F.Category)),
      Jobs("j", cl::desc("number of workers; all processors by default"), cl::value_desc("n"),
           cl::Prefix, cl::init(0), cl::sub(F.Verb), cl::cat(F.Category)),
      Timeout("timeout", cl::desc("seconds for one file; 0 for no limit (600)"),
              cl::value_desc("s"), cl::init(600), cl::sub(F.Verb), cl::cat(F.Category)),
      MemoryLimit("memory-limit", cl::desc("MiB of address space for one worker; 0 for no limit"),
                  cl::value_desc("MiB"), cl::init(0), cl::sub(F.Verb), cl::cat(F.Category)),
      Progress("progress", cl::desc("show each file as it is done, not on a terminal alone"),
               cl::sub(F.Verb), cl::cat(F.Category)),
      CacheDir("cache-dir", cl::desc("folder of the cache ($XDG_CACHE_HOME/heddle)"),
               cl::value_desc("dir"), cl::sub(F.Verb), cl::cat(F.Category)),
      NoCache("no-cache", cl::desc("parse every file, and keep nothing"), cl::sub(F.Verb),
              cl::cat(F.Category)),
      ReadOnlyCache("read-only-cache", cl::desc("use the cache and write nothing to it"),
                    cl::sub(F.Verb), cl::cat(F.Category)) {}

driver::SourceOptions SourceFlags::options() const {
  driver::SourceOptions O;
  O.Request.WorkingDirectory = workingDirectory();
  O.Request.Database = Database;
  O.Request.Files.assign(Files.begin(), Files.end());
  O.Request.FixedFlags = Flags.Behind;
  O.Workers.Executable = sys::fs::getMainExecutable("heddle", reinterpret_cast<void *>(closest));
  O.Workers.Jobs = Jobs ? unsigned(Jobs) : driver::defaultJobs();
  O.Workers.TimeoutSeconds = Timeout;
  O.Workers.Limits.MemoryMiB = MemoryLimit;
  O.Cache.Folder = absoluteFolder(CacheDir);
  O.Cache.Enabled = !NoCache;
  O.Cache.ReadOnly = ReadOnlyCache;
  O.Progress = Progress;
  return O;
}

FindingFlags::FindingFlags(FlagSet &F)
    : Checks("checks", cl::desc("comma-separated globs of checks to run; '-' in front removes"),
             cl::value_desc("globs"), cl::sub(F.Verb), cl::cat(F.Category)),
      HeaderFilter("header-filter", cl::desc("regex: show findings in headers that match"),
                   cl::value_desc("regex"), cl::sub(F.Verb), cl::cat(F.Category)),
      Confidence("confidence", cl::desc("what to show: high, medium, low (medium)"),
                 cl::value_desc("level"), cl::init("medium"), cl::sub(F.Verb), cl::cat(F.Category)),
      FailOn("fail-on", cl::desc("what makes exit status 1: high, medium, low, none (medium)"),
             cl::value_desc("level"), cl::init("medium"), cl::sub(F.Verb), cl::cat(F.Category)),
      Exclude("exclude", cl::desc("globs of files whose findings are not shown"),
              cl::value_desc("globs"), cl::CommaSeparated, cl::sub(F.Verb), cl::cat(F.Category)),
      Formats("format", cl::desc("forms of the report: text, json, sarif, github, gitlab, html"),
              cl::value_desc("format"), cl::CommaSeparated, cl::sub(F.Verb), cl::cat(F.Category)),
      Outputs("o", cl::desc("file for the report; text on the terminal stays"),
              cl::value_desc("file"), cl::sub(F.Verb), cl::cat(F.Category)),
      Baseline("baseline", cl::desc("leave out the findings that this file knows"),
               cl::value_desc("file"), cl::sub(F.Verb), cl::cat(F.Category)),
      WriteBaseline("write-baseline", cl::desc("make all findings of this run known"),
                    cl::value_desc("file"), cl::sub(F.Verb), cl::cat(F.Category)),
      PruneBaseline("prune-baseline",
                    cl::desc("take out of the --baseline file what is no longer found"),
                    cl::sub(F.Verb), cl::cat(F.Category)),
      Fix("fix", cl::desc("make the fixes that change nothing but what is wrong"), cl::sub(F.Verb),
          cl::cat(F.Category)),
      FixUnsafe("fix-unsafe", cl::desc("make all fixes, also those that may change more"),
                cl::sub(F.Verb), cl::cat(F.Category)),
      ExportFixes("export-fixes", cl::desc("write the fixes for clang-apply-replacements"),
                  cl::value_desc("file"), cl::sub(F.Verb), cl::cat(F.Category)),
      ConfigFile("config-file", cl::desc("the .heddle.yaml to use"), cl::value_desc("file"),
                 cl::sub(F.Verb), cl::cat(F.Category)),
      RequireReason("require-suppression-reason",
                    cl::desc("a NOLINT comment without a reason suppresses nothing"),
                    cl::sub(F.Verb), cl::cat(F.Category)),
      Quiet("quiet", cl::desc("no progress, no notes"), cl::sub(F.Verb), cl::cat(F.Category)),
      Stats("stats", cl::desc("say what the run cost"), cl::sub(F.Verb), cl::cat(F.Category)),
      AllowFailed("allow-failed", cl::desc("how many files may fail without exit status 3"),
                  cl::value_desc("n"), cl::init(0), cl::sub(F.Verb), cl::cat(F.Category)) {}

static Expected<findings::Confidence> level(StringRef Flag, StringRef Value, bool OrNone) {
  if (std::optional<findings::Confidence> C = findings::parseConfidence(Value))
    return *C;
  return createStringError("'" + Value + "' is no value for " + Flag +
                           "; there are: high, medium, low" + (OrNone ? ", none" : ""));
}

Expected<std::optional<findings::Confidence>> gateLevel(StringRef Value) {
  if (Value == "none")
    return std::nullopt;
  Expected<findings::Confidence> C = level("--fail-on", Value, true);
  if (!C)
    return C.takeError();
  return *C;
}

Expected<driver::AnalyseOptions> FindingFlags::analyse(unsigned Threads) const {
  driver::AnalyseOptions O;
  O.KeepUntilExit = true; // each command runs the analysis once, at its end
  Expected<findings::Confidence> Threshold = level("--confidence", Confidence, false);
  if (!Threshold)
    return Threshold.takeError();
  Expected<std::optional<findings::Confidence>> Gate = gateLevel(FailOn);
  if (!Gate)
    return Gate.takeError();
  auto Given = [](const cl::Option &Flag) { return Flag.getNumOccurrences() > 0; };
  O.Given = {.Confidence = Given(Confidence),
             .FailOn = Given(FailOn),
             .HeaderFilter = Given(HeaderFilter),
             .Exclude = Given(Exclude),
             .RequireReason = Given(RequireReason)};
  O.FailOn = *Gate;
  O.RequireReason = RequireReason;
  O.Checks = Checks;
  O.Filter.Threshold = *Threshold;
  O.Filter.HeaderFilter = HeaderFilter;
  O.Filter.Exclude.assign(Exclude.begin(), Exclude.end());
  O.Filter.Root = workingDirectory();
  O.ConfigFile = ConfigFile;
  O.Threads = Threads;
  return O;
}

Expected<driver::PublishOptions> FindingFlags::publish(bool Compared) const {
  driver::PublishOptions O;
  std::vector<std::string> Names(Formats.begin(), Formats.end());
  std::vector<std::string> Paths(Outputs.begin(), Outputs.end());
  Expected<std::vector<driver::ReportWish>> Reports = driver::pairReports(Names, Paths);
  if (!Reports)
    return Reports.takeError();
  O.Reports = std::move(*Reports);
  if (Compared && (!WriteBaseline.empty() || PruneBaseline))
    return createStringError("a baseline is written by a run without --since, which looks at all "
                             "findings");
  Expected<driver::BaselineOptions> Known = driver::readBaseline(
      Compared ? std::string() : std::string(Baseline), WriteBaseline, PruneBaseline);
  if (!Known)
    return Known.takeError();
  O.Baseline = std::move(*Known);
  O.Baseline.File = Baseline;
  O.Fix = {Fix || FixUnsafe, FixUnsafe, ExportFixes};
  O.AllowedToFail = AllowFailed;
  O.Quiet = Quiet;
  O.Statistics = Stats;
  O.WorkingDirectory = workingDirectory();
  for (const CheckPage &P : checkPages())
    O.Pages.emplace(("heddle-" + P.Name).str(), P.Text.str());
  return O;
}

} // namespace heddle::tool
