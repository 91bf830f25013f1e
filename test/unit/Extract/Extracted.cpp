//===- test/unit/Extract/Extracted.cpp ------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extracted.h"
#include "Model/Print.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include "gtest/gtest.h"

using namespace heddle;
using namespace heddle::test;

Extracted::Extracted(llvm::StringRef Source, const Setup &S) {
  llvm::SmallString<128> Dir;
  EXPECT_FALSE(llvm::sys::fs::createUniqueDirectory("heddle-extract", Dir));
  Folder = std::string(Dir);
  llvm::SmallString<128> File(Dir);
  llvm::sys::path::append(File, S.Name);
  std::error_code Error;
  llvm::raw_fd_ostream OS(File, Error);
  EXPECT_FALSE(Error) << Error.message();
  OS << Source;
  OS.close();

  extract::Command C;
  C.Directory = Folder;
  C.File = std::string(File);
  C.Arguments = {llvm::StringRef(S.Name).ends_with(".c") ? "cc" : "c++"};
  C.Arguments.insert(C.Arguments.end(), S.Flags.begin(), S.Flags.end());
  C.Arguments.push_back(C.File);
  extract::Options O;
  O.SkipSystemBodies = S.Skip;
  llvm::Expected<model::TuSummary> Result = extract::extract(C, O);
  if (!Result) {
    ADD_FAILURE() << llvm::toString(Result.takeError());
    return;
  }
  Summary = std::move(*Result);
  Text = model::printFacts(Summary, Folder);
}

Extracted::~Extracted() { llvm::sys::fs::remove_directories(Folder); }

std::string Extracted::function(llvm::StringRef Display) const {
  std::string Start = ("\nfunction " + Display + " ").str();
  size_t At = Text.find(Start);
  if (At == std::string::npos)
    return "no function " + Display.str() + " in\n" + Text;
  size_t End = At + 1;
  do
    End = Text.find('\n', End + 1);
  while (End != std::string::npos && End + 1 < Text.size() && Text[End + 1] == ' ');
  return Text.substr(At + 1, End - At);
}

std::string Extracted::line(llvm::StringRef Start) const {
  size_t At = Text.find(("\n" + Start).str());
  return At == std::string::npos ? "" : Text.substr(At + 1, Text.find('\n', At + 1) - At - 1);
}

std::vector<std::string> Extracted::functions() const {
  std::vector<std::string> Usrs;
  for (const model::FunctionSummary &F : Summary.Functions)
    Usrs.push_back(Summary.Entities[F.Function.index()].Usr);
  std::sort(Usrs.begin(), Usrs.end());
  return Usrs;
}

std::vector<std::string> heddle::test::lostBySkipping(const Extracted &Skipped,
                                                      const Extracted &Full) {
  std::vector<std::string> With = Skipped.functions(), Without = Full.functions(), Lost;
  std::set_difference(Without.begin(), Without.end(), With.begin(), With.end(),
                      std::back_inserter(Lost));
  return Lost;
}

std::vector<std::string> heddle::test::lostBySkipping(llvm::StringRef Source) {
  Extracted::Setup Full;
  Full.Skip = false;
  return lostBySkipping(Extracted(Source), Extracted(Source, Full));
}
