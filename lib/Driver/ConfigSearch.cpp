//===- Driver/ConfigSearch.cpp - which .heddle.yaml is meant --------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/ConfigSearch.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <map>
#include <optional>

using namespace llvm;
namespace path = llvm::sys::path;

namespace heddle::driver {
namespace {

/// The configuration that lies in \p Folder itself.
std::optional<std::string> configIn(StringRef Folder, const FileView &Files) {
  SmallString<256> P(Folder);
  path::append(P, ConfigName);
  std::string Path = P.str().str();
  bool IsThere = !StringRef(Files.state(Path).Kind).starts_with("none");
  return IsThere ? std::optional(std::move(Path)) : std::nullopt;
}

std::string realPath(StringRef Path) {
  SmallString<256> Real;
  return sys::fs::real_path(Path, Real) ? Path.str() : Real.str().str();
}

Error two(StringRef A, StringRef B) {
  return createStringError("there are two configurations, '" + A + "' and '" + B +
                           "'; make them one, or name the one that is meant with --config-file");
}

} // namespace

Expected<std::string> searchConfig(ArrayRef<std::string> From, const FileView &Files) {
  // By the real path: a folder may have several names.
  std::map<std::string, std::string> Found;
  for (StringRef Folder : From)
    for (; !Folder.empty(); Folder = path::parent_path(Folder))
      if (std::optional<std::string> C = configIn(Folder, Files))
        Found.try_emplace(Files.realPath(*C), *C);
  if (Found.size() > 1)
    return two(Found.begin()->second, std::next(Found.begin())->second);
  return Found.empty() ? std::string() : Found.begin()->second;
}

Error refuseNestedConfig(StringRef Used, ArrayRef<std::string> From, ArrayRef<std::string> Sources,
                         const FileView &Files) {
  StringSet<> Ends;
  if (Used.empty()) {
    for (const std::string &Folder : From)
      Ends.insert(realPath(Folder));
  } else {
    Ends.insert(realPath(path::parent_path(Used)));
  }
  StringMap<bool> Below; // whether a folder is below one of Ends
  std::optional<std::string> First;
  for (const std::string &Source : Sources) {
    SmallVector<StringRef, 16> Way;
    bool IsBelow = false;
    std::string Real = realPath(path::parent_path(Source));
    for (StringRef F = Real; !F.empty(); F = path::parent_path(F)) {
      auto Known = Below.find(F);
      IsBelow = Ends.contains(F) || (Known != Below.end() && Known->second);
      if (IsBelow || Known != Below.end())
        break;
      Way.push_back(F);
    }
    for (StringRef F : Way) {
      Below[F] = IsBelow;
      if (!IsBelow)
        continue;
      std::optional<std::string> C = configIn(F, Files);
      if (C && (!First || *C < *First))
        First = std::move(C);
    }
  }
  if (!First)
    return Error::success();
  if (!Used.empty())
    return two(Used, *First);
  return createStringError("'" + *First +
                           "' lies below the folder that is analysed and would not be used; move "
                           "it up, or name it with --config-file");
}

} // namespace heddle::driver
