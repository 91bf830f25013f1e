//===- Driver/Messages.cpp - what heddle says on standard error -----------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/Messages.h"
#include "Report/PlaceName.h"
#include "Report/PrintableText.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"
#include <map>

using namespace llvm;

namespace heddle::driver {
namespace {

constexpr size_t MaxShown = 10;

void print(StringRef Severity, const Twine &Message) {
  std::string Text = Message.str();
  // A message of several lines keeps them; everything else is made harmless.
  SmallVector<StringRef, 4> Lines;
  StringRef(Text).split(Lines, '\n', -1, /*KeepEmpty=*/false);
  for (StringRef Line : Lines)
    errs() << "heddle: " << Severity << ": " << report::printable(Line) << '\n';
}

} // namespace

void printError(const Twine &Message) { print("error", Message); }
void printError(Error E) { print("error", toString(std::move(E))); }
void printWarning(const Twine &Message) { print("warning", Message); }
void printNote(const Twine &Message) { print("note", Message); }

void printFailures(ArrayRef<report::FileError> Errors, StringRef WorkingDirectory) {
  constexpr StringLiteral Lacking = "' file not found";
  std::map<std::string, unsigned> LackedBy;
  for (size_t I = 0; I < Errors.size(); ++I) {
    const report::FileError &E = Errors[I];
    StringRef Message = E.Message;
    if (size_t End = Message.find(Lacking); End != StringRef::npos) {
      StringRef Header = Message.take_front(End);
      ++LackedBy[Header.substr(Header.rfind('\'') + 1).str()];
    }
    if (I >= MaxShown)
      continue;
    std::string Where;
    if (!E.File.empty())
      Where = "'" + report::fileName(E.File, WorkingDirectory) + "': ";
    printError(Where + E.Message);
  }
  if (Errors.size() > MaxShown)
    printError(Twine(Errors.size() - MaxShown) + " more such errors; --format=json has them all");
  for (const auto &[Header, Files] : LackedBy)
    if (Files > 1)
      printNote(Twine(Files) + " files lack '" + Header +
                "'; if the build makes it, build the project first");
}

} // namespace heddle::driver
