//===- Driver/SummaryFiles.cpp - the verbs extract and link ---------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/Check.h"
#include "Driver/Collect.h"
#include "Driver/Messages.h"
#include "Driver/OutputFile.h"
#include "Driver/Version.h"
#include "Format/SummaryFile.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include <map>
#include <tuple>

using namespace llvm;

namespace heddle::driver {
namespace {

std::string workingDirectory() {
  SmallString<256> Folder;
  return sys::fs::current_path(Folder) ? "." : Folder.str().str();
}

/// The one command, cleaned; its source may be unusable. Fails where it is not
/// a command for one source.
Expected<CleanedCommand> cleanOne(ArrayRef<std::string> Words) {
  Expected<std::string> File = sourceFileOf(Words);
  if (!File)
    return File.takeError();
  CompileEntry E;
  E.Directory = workingDirectory();
  E.File = *File;
  E.Arguments = Words.vec();
  // The build itself says this command: its response files are its own.
  return CommandCleaner(E.Directory, ProjectRoots::everything()).clean(E);
}

/// \p Path as a summary. None with \p Missing set where there is no such file.
Expected<model::TuSummary> load(const std::string &Path, bool &Missing) {
  Missing = false;
  ErrorOr<std::unique_ptr<MemoryBuffer>> Bytes =
      MemoryBuffer::getFile(Path, /*IsText=*/false, /*RequiresNullTerminator=*/false);
  if (!Bytes) {
    Missing = true;
    return createStringError(StringRef(Bytes.getError().message()).lower());
  }
  return format::read((*Bytes)->getBuffer());
}

} // namespace

int extractOne(ArrayRef<std::string> Words, const std::string &OutputFile) {
  if (Error E = checkResourceDirectory()) {
    printError(std::move(E));
    return ExitUsage;
  }
  Expected<CleanedCommand> C = cleanOne(Words);
  if (!C) {
    printError(C.takeError());
    return ExitUsage;
  }
  if (C->Result != CleanedCommand::Outcome::Usable) {
    printError("'" + C->Command.File + "': " + C->Reason);
    return ExitIncomplete;
  }
  for (const std::string &Flag : C->Dropped)
    printNote("flag '" + Flag + "' was left out");
  Expected<model::TuSummary> S = extract::extract(C->Command);
  if (!S) {
    printError("'" + C->Command.File + "': " + toString(S.takeError()));
    return ExitIncomplete;
  }
  if (std::optional<report::FileError> Wrong = sourceErrors(*S, ProjectRoots({workingDirectory()})))
    printWarning("'" + Wrong->File + "': " + Wrong->Message);
  if (Error E = writeFile(OutputFile, format::write(*S))) {
    printError(std::move(E));
    return ExitUsage;
  }
  return ExitComplete;
}

int link(LinkOptions O) {
  CostMeter Meter;
  Expected<Analyser> A = [&] {
    O.Analyse.SearchFrom.push_back(O.Publish.WorkingDirectory);
    return Analyser::create(std::move(O.Analyse));
  }();
  if (!A) {
    printError(A.takeError());
    return ExitUsage;
  }
  O.Publish.FailOn = A->options().FailOn;
  RunFacts Facts;
  report::DiskSource Source;
  // In an order that is the summaries' own, whatever that on the command line.
  std::map<std::tuple<std::string, std::string, std::string>, model::TuSummary> Sorted;
  ProjectRoots Roots({O.Publish.WorkingDirectory});
  for (const std::string &File : O.Files) {
    bool Missing = false;
    Expected<model::TuSummary> S = load(File, Missing);
    if (!S && !Missing) {
      printError("'" + File + "': " + toString(S.takeError()));
      return ExitUsage;
    }
    if (!S) {
      Facts.Failed.push_back({File, toString(S.takeError())});
      continue;
    }
    std::tuple Key(S->MainFile, S->Output, File);
    Sorted.try_emplace(std::move(Key), std::move(*S));
  }
  std::vector<model::TuSummary> Summaries;
  for (auto &[Key, S] : Sorted) {
    if (std::optional<report::FileError> Wrong = sourceErrors(S, Roots))
      Facts.Failed.push_back(std::move(*Wrong));
    else
      ++Facts.Analysed;
    Source.expect(S);
    Summaries.push_back(std::move(S));
  }
  Facts.Usable = Summaries.size();
  AnalyseResult R = A->run(std::move(Summaries));
  Facts.Cost = Meter.cost();
  Facts.Cost.Units = Facts.Usable;
  return publish(std::move(R), std::move(Facts), Source, O.Publish);
}

} // namespace heddle::driver
