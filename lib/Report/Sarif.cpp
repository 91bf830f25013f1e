//===- Report/Sarif.cpp - findings for code scanning ----------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/Sarif.h"
#include "Report/SarifResult.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Compression.h"
#include "llvm/Support/Regex.h"
#include <map>
#include <tuple>

namespace heddle::report {

using findings::Finding;

namespace {

constexpr llvm::StringLiteral Schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/// GitHub takes no more of a description, and no more tags of a rule.
constexpr size_t MaxDescription = 1024, MaxTags = 10;

/// Findings of one check on one line, the surest first.
using Group = std::vector<const Finding *>;

/// In the order of the findings.
std::vector<Group> groupByLine(llvm::ArrayRef<Finding> All) {
  std::map<std::tuple<llvm::StringRef, llvm::StringRef, uint32_t>, size_t> Places;
  std::vector<Group> Groups;
  for (const Finding &F : All) {
    auto [It, New] = Places.try_emplace({F.Check, F.Where.File, F.Where.Line}, Groups.size());
    if (New)
      Groups.emplace_back();
    Groups[It->second].push_back(&F);
  }
  for (Group &G : Groups)
    llvm::sort(G, [](auto *A, auto *B) { // all point into one array
      return A->Level != B->Level ? A->Level > B->Level : A < B;
    });
  return Groups;
}

/// The \p Most that matter most, in their old order.
std::vector<Group> worstOf(const std::vector<Group> &All, size_t Most) {
  std::vector<const Group *> Sorted;
  for (const Group &G : All)
    Sorted.push_back(&G);
  auto Level = [](const Group *G) { return G->front()->Level; };
  llvm::sort(Sorted,
             [&](auto *A, auto *B) { return Level(A) != Level(B) ? Level(A) > Level(B) : A < B; });
  Sorted.resize(std::min(Sorted.size(), Most));
  llvm::sort(Sorted);
  std::vector<Group> Result;
  for (const Group *G : Sorted)
    Result.push_back(*G);
  return Result;
}

size_t compressedSize(llvm::StringRef Text) {
  if (!llvm::compression::zlib::isAvailable())
    return Text.size();
  llvm::SmallVector<uint8_t, 0> Out;
  llvm::compression::zlib::compress(llvm::arrayRefFromStringRef(Text), Out);
  return Out.size();
}

/// "heddle-lock-order" as "LockOrder".
std::string camelName(llvm::StringRef Check) {
  Check.consume_front("heddle-");
  std::string Name;
  for (llvm::StringRef Word : llvm::split(Check, '-'))
    if (!Word.empty())
      Name += llvm::toUpper(Word.front()) + Word.drop_front().str();
  return Name;
}

/// The first paragraph of a page, on one line; empty where there is none.
std::string firstParagraph(llvm::StringRef Page) {
  std::string Text;
  for (llvm::StringRef Line : llvm::split(Page, '\n')) {
    Line = Line.trim();
    if (Line.starts_with("#") || (Line.empty() && Text.empty()))
      continue;
    if (Line.empty())
      break;
    Text += (Text.empty() ? "" : " ") + Line.str();
  }
  return Text.size() < MaxDescription ? Text : "";
}

/// "external/cwe/cwe-362" for each CWE number that the page names.
std::vector<std::string> tagsOf(llvm::StringRef Page) {
  std::vector<std::string> Tags{"concurrency"};
  llvm::Regex Number("CWE-([0-9]+)");
  llvm::SmallVector<llvm::StringRef> Match;
  while (Number.match(Page, &Match) && Tags.size() < MaxTags) {
    std::string Tag = ("external/cwe/cwe-" + Match[1]).str();
    if (!llvm::is_contained(Tags, Tag))
      Tags.push_back(std::move(Tag));
    Page = Page.substr(Match[1].end() - Page.begin());
  }
  return Tags;
}

class SarifWriter {
public:
  SarifWriter(llvm::raw_ostream &OS, const RunReport &R, const SarifOptions &O)
      : J(OS, /*IndentSize=*/2), R(R), Result(J, O) {}

  /// Gives what was left out. \p LeftOut results were before.
  std::string write(llvm::ArrayRef<Group> Groups, size_t LeftOut);

private:
  void driver();
  void rule(const RuleInfo &I);
  void invocation(const std::string &Remark);
  void notification(llvm::StringRef Level, const findings::Place &P, llvm::StringRef Text);
  std::optional<size_t> indexOf(llvm::StringRef Check) const;
  std::string remark(size_t LeftOut) const;

  llvm::json::OStream J;
  const RunReport &R;
  SarifResultWriter Result;
};

std::optional<size_t> SarifWriter::indexOf(llvm::StringRef Check) const {
  for (auto [I, Rule] : llvm::enumerate(R.Rules))
    if (Rule.Name == Check)
      return I;
  return std::nullopt;
}

std::string SarifWriter::remark(size_t LeftOut) const {
  std::string Parts;
  auto Add = [&](size_t N, llvm::StringRef What) {
    if (N)
      Parts += (Parts.empty() ? "" : ", ") + llvm::utostr(N) + " " + What.str();
  };
  Add(LeftOut, "results (the least sure)");
  Add(Result.stepsLeftOut(), "steps of threads");
  Add(Result.placesLeftOut(), "related places");
  return Parts.empty() ? "" : "to keep GitHub's limits, the SARIF report leaves out: " + Parts;
}

std::string SarifWriter::write(llvm::ArrayRef<Group> Groups, size_t LeftOut) {
  std::string Remark;
  J.object([&] {
    J.attribute("$schema", Schema);
    J.attribute("version", "2.1.0");
    J.attributeArray("runs", [&] {
      J.object([&] {
        J.attributeObject("tool", [&] { J.attributeObject("driver", [&] { driver(); }); });
        J.attributeObject("originalUriBaseIds", [&] {
          // Where the root lies is the business of each machine.
          J.attributeObject(SarifRootId,
                            [&] { Result.message("description", "the root of the checkout"); });
        });
        J.attribute("columnKind", "utf16CodeUnits");
        J.attributeArray("results", [&] {
          for (const Group &G : Groups)
            Result.write(G, indexOf(G.front()->Check));
        });
        Remark = remark(LeftOut);
        J.attributeArray("invocations", [&] { J.object([&] { invocation(Remark); }); });
      });
    });
  });
  J.flush();
  return Remark;
}

void SarifWriter::driver() {
  J.attribute("name", "heddle");
  J.attribute("semanticVersion", R.ToolVersion);
  J.attributeArray("rules", [&] {
    for (const RuleInfo &I : R.Rules)
      J.object([&] { rule(I); });
  });
}

void SarifWriter::rule(const RuleInfo &I) {
  std::string Full = firstParagraph(I.Page);
  J.attribute("id", I.Name);
  J.attribute("name", camelName(I.Name));
  Result.message("shortDescription", I.Summary);
  Result.message("fullDescription", Full.empty() ? I.Summary : Full);
  J.attributeObject("help", [&] {
    const std::string &Help = I.Page.empty() ? I.Summary : I.Page;
    J.attribute("text", Help);
    J.attribute("markdown", Help);
  });
  J.attributeObject("defaultConfiguration", [&] { J.attribute("level", "warning"); });
  J.attributeObject("properties", [&] {
    J.attributeArray("tags", [&] {
      for (const std::string &Tag : tagsOf(I.Page))
        J.value(Tag);
    });
    J.attribute("precision", "medium");
    J.attribute("problem.severity", "warning");
  });
}

void SarifWriter::invocation(const std::string &Remark) {
  J.attribute("executionSuccessful", R.Errors.empty());
  if (R.Errors.empty() && Remark.empty())
    return;
  J.attributeArray("toolExecutionNotifications", [&] {
    if (!Remark.empty())
      J.object([&] { notification("warning", {}, Remark); });
    for (const FileError &E : R.Errors)
      J.object([&] { notification("error", {E.File}, E.Message); });
  });
}

void SarifWriter::notification(llvm::StringRef Level, const findings::Place &P,
                               llvm::StringRef Text) {
  J.attribute("level", Level);
  Result.message("message", Text);
  if (!P.File.empty())
    J.attributeArray("locations", [&] { J.object([&] { Result.physicalLocation(P); }); });
}

} // namespace

std::string writeSarif(llvm::raw_ostream &OS, const RunReport &R, const SarifOptions &O) {
  std::vector<Group> All = groupByLine(R.Findings);
  size_t Room = std::min(All.size(), O.Limits.Results);
  while (true) {
    std::vector<Group> Shown = worstOf(All, Room);
    std::string Bytes;
    llvm::raw_string_ostream Out(Bytes);
    std::string Remark = SarifWriter(Out, R, O).write(Shown, All.size() - Shown.size());
    // What is small enough as it is, is so when compressed.
    size_t Size = Bytes.size() <= O.Limits.CompressedBytes ? 0 : compressedSize(Bytes);
    if (Size <= O.Limits.CompressedBytes || Room == 0) {
      OS << Bytes << '\n';
      return Remark;
    }
    // Results are of about one size; a little less than what would just fit.
    double Share = 0.95 * double(O.Limits.CompressedBytes) / double(Size);
    Room = std::min(Room - 1, static_cast<size_t>(double(Room) * Share));
  }
}

} // namespace heddle::report
