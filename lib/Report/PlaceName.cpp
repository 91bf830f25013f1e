//===- Report/PlaceName.cpp - places as people name them ------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/PlaceName.h"
#include "llvm/ADT/StringExtras.h"
#include <set>

namespace heddle::report {

namespace {

/// More places than this in a sentence are only counted.
constexpr size_t MaxNames = 8;

/// \p File as seen from \p Folder, both absolute, with "../" for each folder
/// that is left.
std::string relativeName(llvm::StringRef File, llvm::StringRef Folder) {
  Folder = Folder.rtrim('/');
  size_t Same = 0; // up to and with a '/'
  for (size_t I = 0; I < Folder.size() && I < File.size() && Folder[I] == File[I]; ++I)
    if (File[I] == '/')
      Same = I + 1;
  std::string Result = "../";
  for (size_t Left = Folder.drop_front(Same).count('/'); Left; --Left)
    Result += "../";
  return Result + File.drop_front(Same).str();
}

} // namespace

std::string fileName(llvm::StringRef File, llvm::StringRef Folder) {
  llvm::StringRef Rest = File;
  Folder = Folder.rtrim('/');
  if (!Folder.empty() && Rest.consume_front(Folder) && Rest.consume_front("/") && !Rest.empty())
    return Rest.str();
  return File.str();
}

std::string lineName(const findings::Place &P, llvm::StringRef Folder) {
  std::string Name = fileName(P.File, Folder);
  return P.Line ? Name + ":" + llvm::utostr(P.Line) : Name;
}

std::string shortLineName(const findings::Place &P, llvm::StringRef Folder) {
  std::string Name = fileName(P.File, Folder);
  if (llvm::StringRef(Name).starts_with("/") && Folder.starts_with("/"))
    if (std::string Relative = relativeName(Name, Folder); Relative.size() < Name.size())
      Name = std::move(Relative);
  return P.Line ? Name + ":" + llvm::utostr(P.Line) : Name;
}

std::string lineNames(llvm::ArrayRef<findings::Place> Places, llvm::StringRef Folder) {
  std::string Result;
  std::set<std::pair<llvm::StringRef, uint32_t>> Seen;
  llvm::StringRef Last;
  for (const findings::Place &P : Places) {
    if (P.File.empty() || !Seen.emplace(P.File, P.Line).second || Seen.size() > MaxNames)
      continue;
    bool Same = Last == P.File && P.Line;
    Result += Result.empty() ? "" : ", ";
    Result += Same ? llvm::utostr(P.Line) : lineName(P, Folder);
    Last = P.File;
  }
  if (Seen.size() > MaxNames)
    Result += " and " + llvm::utostr(Seen.size() - MaxNames) + " more";
  return Result;
}

} // namespace heddle::report
