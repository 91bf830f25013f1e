//===- Findings/Filter.cpp - what the user wants to see -------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Findings/Filter.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/Path.h"

namespace heddle::findings {

namespace {

llvm::Error failure(const llvm::Twine &Message) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), Message);
}

} // namespace

llvm::Expected<CheckFilter> CheckFilter::create(llvm::StringRef List,
                                                llvm::ArrayRef<llvm::StringRef> Known) {
  CheckFilter Result;
  Result.List = GlobList(List);
  for (const GlobList::Item &I : Result.List.items()) {
    auto Names = [&](llvm::StringRef K) { return GlobList::matches(I.Glob, K); };
    if (llvm::any_of(Known, Names))
      continue;
    // To remove what is not there is harmless when a glob does it.
    if (I.Removes && !I.exact())
      continue;
    if (!I.exact())
      return failure("no check matches '" + I.Glob + "'; 'heddle checks' lists all of them");
    if (auto Closest = closestName(I.Glob, Known))
      return failure("unknown check '" + I.Glob + "'; did you mean '" + *Closest + "'?");
    return failure("unknown check '" + I.Glob + "'; 'heddle checks' lists all of them");
  }
  return Result;
}

llvm::Expected<PathGlobs> PathGlobs::create(llvm::ArrayRef<std::string> Globs,
                                            llvm::StringRef Root) {
  // More alternatives in braces than this are a mistake or an attack.
  constexpr size_t MaxAlternatives = 1024;
  PathGlobs Result;
  Result.Root = Root.rtrim('/').str();
  for (llvm::StringRef Given : Globs) {
    llvm::StringRef G = Given;
    while (G.consume_front("./"))
      ;
    G = G.rtrim('/');
    if (G.empty())
      return failure("'" + Given + "' excludes nothing; give a glob such as 'third_party/*'");
    for (llvm::StringRef Below : {"", "/*"}) {
      auto Text = std::make_unique<std::string>((G + Below).str());
      auto Pattern = llvm::GlobPattern::create(*Text, MaxAlternatives);
      if (!Pattern)
        return failure("bad glob '" + Given + "': " + llvm::toString(Pattern.takeError()));
      Result.Globs.push_back({std::move(Text), std::move(*Pattern)});
    }
  }
  return Result;
}

bool PathGlobs::matches(llvm::StringRef AbsolutePath) const {
  llvm::StringRef Relative = AbsolutePath;
  bool Below = !Root.empty() && Relative.consume_front(Root) && Relative.consume_front("/");
  return llvm::any_of(Globs, [&](const Glob &G) {
    return G.Pattern.match(AbsolutePath) || (Below && G.Pattern.match(Relative));
  });
}

llvm::Expected<FindingFilter> FindingFilter::create(const FilterOptions &O) {
  FindingFilter Result;
  Result.Threshold = O.Threshold;
  if (!O.HeaderFilter.empty()) {
    llvm::Regex R(O.HeaderFilter);
    std::string Why;
    if (!R.isValid(Why))
      return failure("bad header filter '" + O.HeaderFilter + "': " + Why +
                     "; it must be an extended regular expression");
    Result.Headers = std::move(R);
  }
  auto Globs = PathGlobs::create(O.Exclude, O.Root);
  if (!Globs)
    return Globs.takeError();
  Result.Excluded = std::move(*Globs);
  for (const Override &V : O.Overrides) {
    auto Paths = PathGlobs::create(V.Paths, O.OverrideRoot);
    if (!Paths)
      return Paths.takeError();
    Result.Overrides.emplace_back(std::move(*Paths), GlobList(V.Checks));
  }
  return Result;
}

bool FindingFilter::keeps(const Finding &F, const FileRoles &Roles) const {
  if (F.Level < Threshold)
    return false;
  const std::string &File = F.Where.File;
  if (Excluded.matches(File))
    return false;
  for (const auto &[Paths, Checks] : llvm::reverse(Overrides)) {
    std::optional<bool> Shown = Checks.decide(F.Check);
    if (!Shown || !Paths.matches(File))
      continue;
    if (!*Shown)
      return false;
    break;
  }
  if (Roles.isMain(File))
    return true;
  return !Roles.isSystem(File) && (!Headers || Headers->match(File));
}

llvm::StringRef spelling(Confidence C) {
  switch (C) {
  case Confidence::Low:
    return "low";
  case Confidence::Medium:
    return "medium";
  case Confidence::High:
    return "high";
  }
  return "";
}

std::optional<Confidence> parseConfidence(llvm::StringRef S) {
  return llvm::StringSwitch<std::optional<Confidence>>(S)
      .Case("low", Confidence::Low)
      .Case("medium", Confidence::Medium)
      .Case("high", Confidence::High)
      .Default(std::nullopt);
}

} // namespace heddle::findings
