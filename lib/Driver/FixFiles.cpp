//===- Driver/FixFiles.cpp - fixes to files -------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/FixFiles.h"
#include "Driver/Messages.h"
#include "Driver/OutputFile.h"
#include "Fixes/Fixes.h"
#include "Report/PlaceName.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include <set>

using namespace llvm;
using namespace heddle::findings;

namespace heddle::driver {
namespace {

/// A double-quoted scalar of YAML, which is what a string of JSON is.
std::string quoted(StringRef Text) {
  std::string Out;
  raw_string_ostream(Out) << json::Value(json::fixUTF8(Text));
  return Out;
}

/// Where the place of \p F begins in its file.
size_t offsetOf(const Finding &F, report::SourceText &Source) {
  std::optional<StringRef> Text = Source.text(F.Where.File);
  size_t Begin = 0;
  for (uint32_t Line = 1; Text && Line < F.Where.Line; ++Line) {
    Begin = Text->find('\n', Begin);
    if (Begin == StringRef::npos)
      return 0;
    ++Begin;
  }
  return F.Where.Column ? Begin + F.Where.Column - 1 : Begin;
}

std::string exported(ArrayRef<Finding> All, const fixes::Selection &S, report::SourceText &Source,
                     StringRef WorkingDirectory) {
  std::string Out;
  raw_string_ostream OS(Out);
  OS << "---\nMainSourceFile:  ''\nDiagnostics:" << (S.Taken.empty() ? " []" : "") << '\n';
  for (auto [Index, Chosen] : S.Taken) {
    const Finding &F = All[Index];
    OS << "  - DiagnosticName:  " << F.Check
       << "\n    DiagnosticMessage:\n      Message:         " << quoted(F.Message)
       << "\n      FilePath:        " << quoted(F.Where.File)
       << "\n      FileOffset:      " << offsetOf(F, Source) << "\n      Replacements:\n";
    for (const Replacement &E : F.Fixes[Chosen].Edits)
      OS << "        - FilePath:        " << quoted(E.File)
         << "\n          Offset:          " << E.Offset
         << "\n          Length:          " << E.Length
         << "\n          ReplacementText: " << quoted(E.Text) << '\n';
    OS << "    Level:           Warning\n    BuildDirectory:  " << quoted(WorkingDirectory) << '\n';
  }
  OS << "...\n";
  return Out;
}

Error edit(const std::string &File, ArrayRef<Replacement> Edits, report::SourceText &Source,
           StringRef Name) {
  auto Refused = [&](const Twine &Why) {
    return createStringError("'" + Name + "' was not fixed: " + Why);
  };
  // The text that the edits were made for, and that on the disk now.
  std::optional<StringRef> Analysed = Source.text(File);
  ErrorOr<std::unique_ptr<MemoryBuffer>> Now = MemoryBuffer::getFile(File);
  if (!Now)
    return Refused(StringRef(Now.getError().message()).lower());
  std::optional<std::string> Text;
  if (Analysed && *Analysed == (*Now)->getBuffer())
    Text = fixes::applyEdits(*Analysed, Edits);
  if (!Text)
    return Refused("it has changed since it was analysed; run heddle again");
  if (sys::fs::access(File, sys::fs::AccessMode::Write))
    return Refused("it is write-protected");
  ErrorOr<sys::fs::perms> Permissions = sys::fs::getPermissions(File);
  if (Error E = writeFile(File, *Text))
    return E;
  if (Permissions)
    (void)sys::fs::setPermissions(File, *Permissions);
  return Error::success();
}

std::string counted(size_t N, StringRef What) {
  return (Twine(N) + " " + What + (N == 1 ? "" : "s")).str();
}

} // namespace

void proposeFixes(std::vector<Finding> &All, report::SourceText &Source) {
  fixes::propose(All, [&](StringRef File) { return Source.text(File); });
}

Error makeFixes(ArrayRef<Finding> All, report::SourceText &Source, const FixOptions &O,
                StringRef WorkingDirectory, bool Quiet) {
  fixes::Selection S = fixes::select(All, O.Unsafe);
  Error Wrong = Error::success();
  if (!O.ExportFile.empty())
    Wrong = writeFile(O.ExportFile, exported(All, S, Source, WorkingDirectory));
  if (!O.Apply)
    return Wrong;
  std::set<std::string> Changed; // behind heddle's back
  for (const Finding &F : All)
    for (const Remedy &R : F.Remedies)
      if (!Source.text(R.Where.File))
        Changed.insert(R.Where.File);
  for (const std::string &File : Changed)
    Wrong = joinErrors(std::move(Wrong),
                       createStringError("'" + report::fileName(File, WorkingDirectory) +
                                         "' was not fixed: it has changed since it was analysed; "
                                         "run heddle again"));
  size_t Files = 0;
  for (const auto &[File, Edits] : S.Edits) {
    Error E = edit(File, Edits, Source, report::fileName(File, WorkingDirectory));
    Files += !E;
    Wrong = joinErrors(std::move(Wrong), std::move(E));
  }
  if (Quiet)
    return Wrong;
  size_t Left = count_if(All, [&](const Finding &F) { return !F.Fixes.empty(); }) - S.Taken.size() -
                S.Overlapping;
  if (Files)
    printNote("fixed " + counted(S.Taken.size(), "finding") + " in " + counted(Files, "file") +
              "; run heddle again to see what is left");
  else if (!Wrong)
    printNote("none of the findings has a fix that can be made");
  if (S.Overlapping)
    printNote(std::to_string(S.Overlapping) + (S.Overlapping == 1 ? " fix" : " fixes") +
              " would touch another one; run heddle again to make them");
  if (Left)
    printNote("some fixes may change more than what is wrong; --fix-unsafe makes them, too");
  return Wrong;
}

} // namespace heddle::driver
