//===- Report/Json.cpp - findings for programs ----------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/Json.h"
#include "Findings/Filter.h"
#include "Findings/Interleaving.h"
#include "Report/PlaceName.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/JSON.h"
#include <map>

namespace heddle::report {

using namespace findings;

namespace {

class JsonWriter {
public:
  JsonWriter(llvm::raw_ostream &OS, const JsonOptions &O) : J(OS, /*IndentSize=*/2), O(O) {}

  void write(const RunReport &R) {
    J.object([&] {
      J.attribute("version", JsonFormatVersion);
      J.attributeObject("tool", [&] {
        text("name", "heddle");
        text("version", R.ToolVersion);
      });
      J.attributeArray("findings", [&] {
        for (const Finding &F : R.Findings)
          J.object([&] { finding(F); });
      });
      J.attributeArray("errors", [&] {
        for (const FileError &E : R.Errors)
          J.object([&] {
            if (!E.File.empty())
              text("file", fileName(E.File, O.Root));
            text("message", E.Message);
          });
      });
      J.attributeArray("comments", [&] {
        for (const CommentRemark &C : R.Comments)
          J.object([&] {
            text("kind", C.Kind);
            place(C.What.Where);
            text("message", C.What.Message);
          });
      });
      if (R.Since)
        J.attributeObject("since", [&] { comparison(*R.Since); });
      J.attributeObject("stats", [&] { stats(R.Statistics); });
    });
    J.flush();
  }

private:
  void text(llvm::StringRef Key, llvm::StringRef Value) {
    // File names and source need not be UTF-8; JSON must be.
    J.attribute(Key, llvm::json::fixUTF8(Value));
  }

  void place(const Place &P) {
    if (P.File.empty())
      return;
    text("file", fileName(P.File, O.Root));
    J.attribute("line", P.Line);
    J.attribute("column", P.Column);
    if (P.Length)
      J.attribute("length", P.Length);
  }

  void finding(const Finding &F);
  void thread(const Thread &T, const std::map<const Step *, uint32_t> &Numbers);
  void comparison(const Comparison &C);
  void stats(const Stats &S);

  llvm::json::OStream J;
  const JsonOptions &O;
};

void JsonWriter::finding(const Finding &F) {
  text("check", F.Check);
  text("confidence", spelling(F.Level));
  text("message", F.Message);
  place(F.Where);
  text("function", F.Function);
  text("fingerprint", F.Fingerprint);
  std::map<const Step *, uint32_t> Numbers;
  for (const InterleavedStep &S : interleave(F))
    Numbers[S.What] = S.Number;
  J.attributeArray("threads", [&] {
    for (const Thread &T : F.Threads)
      J.object([&] { thread(T, Numbers); });
  });
  text("outcome", F.Outcome);
  J.attributeArray("coffman", [&] {
    for (const CoffmanCondition &C : F.Coffman)
      J.object([&] {
        text("condition", C.Name);
        place(C.Why.Where);
        text("message", C.Why.Message);
        J.attribute("cheapest_to_break", C.CheapestToBreak);
      });
  });
  J.attributeArray("notes", [&] {
    for (const Note &N : F.Notes)
      J.object([&] {
        place(N.Where);
        text("message", N.Message);
      });
  });
  text("help", F.Help);
  J.attributeArray("fixes", [&] {
    for (const Fix &X : F.Fixes)
      J.object([&] {
        text("message", X.Message);
        J.attribute("safe", X.Safe);
        J.attributeArray("edits", [&] {
          for (const Replacement &E : X.Edits)
            J.object([&] {
              text("file", fileName(E.File, O.Root));
              J.attribute("offset", E.Offset);
              J.attribute("length", E.Length);
              text("text", E.Text);
            });
        });
      });
  });
}

void JsonWriter::thread(const Thread &T, const std::map<const Step *, uint32_t> &Numbers) {
  text("name", T.Name);
  text("start", T.Start);
  if (!T.StartedAt.File.empty())
    J.attributeObject("started_at", [&] { place(T.StartedAt); });
  J.attributeArray("steps", [&] {
    for (const Step &S : T.Steps)
      J.object([&] {
        place(S.Where);
        text("message", S.Message);
        J.attribute("order", Numbers.at(&S));
        J.attributeArray("held", [&] {
          for (const std::string &Lock : S.Held)
            J.value(llvm::json::fixUTF8(Lock));
        });
      });
  });
}

void JsonWriter::comparison(const Comparison &C) {
  text("revision", C.Revision);
  text("base", C.Base);
  J.attribute("old", C.Old);
  J.attributeArray("added_suppressions", [&] {
    for (const Note &N : C.AddedSuppressions)
      J.object([&] {
        place(N.Where);
        text("comment", N.Message);
      });
  });
}

void JsonWriter::stats(const Stats &S) {
  auto Measured = [&](llvm::StringRef Key, double Seconds) {
    // Milliseconds are enough, and keep the digits of a double out of the file.
    J.attributeBegin(Key);
    J.rawValue(
        [&](llvm::raw_ostream &OS) { OS << llvm::format("%.3f", O.Measurements ? Seconds : 0.0); });
    J.attributeEnd();
  };
  J.attribute("translation_units", S.TranslationUnits);
  J.attribute("failed", S.Failed);
  J.attribute("skipped", S.Skipped);
  J.attribute("suppressed", S.Suppressed);
  J.attribute("in_baseline", S.InBaseline);
  J.attribute("cached", O.Measurements ? S.Cached : 0);
  Measured("wall_s", S.WallSeconds);
  Measured("cpu_s", S.CpuSeconds);
  Measured("link_s", S.LinkSeconds);
}

} // namespace

void writeJson(llvm::raw_ostream &OS, const RunReport &R, const JsonOptions &O) {
  JsonWriter(OS, O).write(R);
  OS << '\n';
}

} // namespace heddle::report
