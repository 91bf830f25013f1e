//===- Driver/RunRecord.cpp - what a whole run came to --------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/RunRecord.h"
#include "Format/Varint.h"
#include "llvm/ADT/StringExtras.h"
#include <set>

using namespace llvm;
using namespace heddle::findings;

namespace heddle::driver {
namespace {

/// Raised when the form of the record changes without a change of the program.
constexpr uint64_t RecordVersion = 3;

/// Calls \p Visit with the fields of a row, in a fixed order. A field that is
/// added to one of these does not compile until it is named here.
template <class Row, class Visitor> void fields(Row &R, Visitor &&Visit) {
  using T = std::remove_const_t<Row>;
  if constexpr (std::is_same_v<T, Place>) {
    auto &[File, Line, Column, Length] = R;
    Visit(File, Line, Column, Length);
  } else if constexpr (std::is_same_v<T, Step>) {
    auto &[Where, Message, Order, Held, OnTheWay] = R;
    Visit(Where, Message, Order, Held, OnTheWay);
  } else if constexpr (std::is_same_v<T, Thread>) {
    auto &[Name, Start, StartedAt, Steps] = R;
    Visit(Name, Start, StartedAt, Steps);
  } else if constexpr (std::is_same_v<T, Note>) {
    auto &[Where, Message] = R;
    Visit(Where, Message);
  } else if constexpr (std::is_same_v<T, Replacement>) {
    auto &[File, Offset, Length, Text] = R;
    Visit(File, Offset, Length, Text);
  } else if constexpr (std::is_same_v<T, Fix>) {
    auto &[Message, Edits, Safe] = R;
    Visit(Message, Edits, Safe);
  } else if constexpr (std::is_same_v<T, Remedy>) {
    auto &[What, Where, Others, Name, Lock, Names] = R;
    Visit(What, Where, Others, Name, Lock, Names);
  } else if constexpr (std::is_same_v<T, CoffmanCondition>) {
    auto &[Name, Why, CheapestToBreak] = R;
    Visit(Name, Why, CheapestToBreak);
  } else if constexpr (std::is_same_v<T, Finding>) {
    auto &[Check, Level, Where, Message, Function, Threads, Outcome, Coffman, Cycle, Notes, Help,
           Remedies, Fixes, Identity, Fingerprint] = R;
    Visit(Check, Level, Where, Message, Function, Threads, Outcome, Coffman, Cycle, Notes, Help,
          Remedies, Fixes, Identity, Fingerprint);
  } else if constexpr (std::is_same_v<T, Lock>) {
    auto &[Name, Declared] = R;
    Visit(Name, Declared);
  } else if constexpr (std::is_same_v<T, LockWait>) {
    auto &[Where, Function] = R;
    Visit(Where, Function);
  } else if constexpr (std::is_same_v<T, LockPair>) {
    auto &[Held, Awaited, Certain, Waits] = R;
    Visit(Held, Awaited, Certain, Waits);
  } else if constexpr (std::is_same_v<T, LockOrder>) {
    auto &[Locks, Pairs, Alone] = R;
    Visit(Locks, Pairs, Alone);
  } else if constexpr (std::is_same_v<T, checks::RunStatistics>) {
    auto &[Functions, Contexts, Merged, Roots, Accesses, Ambiguous, Link, Analysis, Check] = R;
    Visit(Functions, Contexts, Merged, Roots, Accesses, Ambiguous);
  } else if constexpr (std::is_same_v<T, AnalyseResult>) {
    auto &[Findings, Suppressed, Fingerprints, ChecksRun, FilesRead, Unused, Malformed, Unexplained,
           Locks, Comments, Statistics, LinkSeconds] = R;
    Visit(Findings, Suppressed, Fingerprints, ChecksRun, FilesRead, Unused, Malformed, Unexplained,
          Locks, Comments, Statistics);
  } else if constexpr (std::is_same_v<T, report::FileError>) {
    auto &[File, Message] = R;
    Visit(File, Message);
  } else {
    static_assert(std::is_same_v<T, RunRecord>);
    auto &[Result, Failed, Usable, Whole, Sources] = R;
    Visit(Result, Failed, Usable, Whole);
  }
}

struct Writer {
  std::string Out;
  std::set<std::string> Files; ///< of all places

  void put(const std::string &Text) {
    format::putVarint(Out, Text.size());
    Out += Text;
  }
  template <class T> void put(const std::vector<T> &All) {
    format::putVarint(Out, All.size());
    for (const T &One : All)
      put(One);
  }
  void put(const std::set<std::string> &All) {
    put(std::vector<std::string>(All.begin(), All.end()));
  }
  template <class T> void put(const T &Value) {
    if constexpr (std::is_integral_v<T> || std::is_enum_v<T>) {
      format::putVarint(Out, static_cast<uint64_t>(Value));
    } else {
      if constexpr (std::is_same_v<T, Place>)
        Files.insert(Value.File);
      fields(Value, [this](const auto &...Parts) { (this->put(Parts), ...); });
    }
  }
};

struct Reader {
  format::VarintReader In;

  void get(std::string &Text) { Text = In.bytes(In.varint()).str(); }
  template <class T> void get(std::vector<T> &All) {
    uint64_t Count = In.varint();
    for (uint64_t I = 0; I < Count && !In.failed(); ++I)
      get(All.emplace_back());
  }
  void get(std::set<std::string> &All) {
    std::vector<std::string> Read;
    get(Read);
    All.insert(Read.begin(), Read.end());
  }
  template <class T> void get(T &Value) {
    if constexpr (std::is_same_v<T, Confidence>) {
      uint64_t Level = In.varint();
      if (Level > static_cast<uint64_t>(Confidence::High))
        In.fail();
      Value = static_cast<Confidence>(Level);
    } else if constexpr (std::is_same_v<T, Remedy::Kind>) {
      uint64_t What = In.varint();
      if (What > static_cast<uint64_t>(Remedy::Kind::Annotate))
        In.fail();
      Value = static_cast<Remedy::Kind>(What);
    } else if constexpr (std::is_integral_v<T>) {
      Value = static_cast<T>(In.varint());
    } else {
      fields(Value, [this](auto &...Parts) { (this->get(Parts), ...); });
    }
  }
};

/// None where a unit's result is not known.
std::optional<cache::Digest> runKey(const PreparedRun &Run, const Analyser &A) {
  cache::DigestBuilder B("run");
  B.add(RecordVersion).add(Run.Cache->keys().tool().bytes()).add(A.wishes());
  B.add(uint64_t(Run.Work.Commands.size()));
  for (const std::optional<cache::Digest> &R : Run.Cache->results()) {
    if (!R)
      return std::nullopt;
    B.add(R->bytes());
  }
  B.add(uint64_t(Run.Work.Skipped)).add(uint64_t(Run.Work.Failed.size()));
  for (const report::FileError &F : Run.Work.Failed)
    B.add(F.File).add(F.Message);
  for (const std::string &Folder : Run.Work.Roots.folders())
    B.add(Folder);
  return B.result();
}

} // namespace

std::string writeRunRecord(const RunRecord &R) {
  Writer W;
  W.put(R);
  W.put(uint64_t(R.Sources.size()));
  for (const auto &[File, Hash] : R.Sources) {
    W.put(File);
    W.Out.append(Hash.begin(), Hash.end());
  }
  return std::move(W.Out);
}

Expected<RunRecord> readRunRecord(StringRef Bytes) {
  Reader R{format::VarintReader(Bytes)};
  RunRecord Record;
  R.get(Record);
  uint64_t Sources = R.In.varint();
  for (uint64_t I = 0; I < Sources && !R.In.failed(); ++I) {
    std::string File;
    R.get(File);
    auto &Hash = Record.Sources[File];
    StringRef Bits = R.In.bytes(Hash.size());
    llvm::copy(Bits.bytes(), Hash.begin());
  }
  if (R.In.failed() || R.In.left())
    return createStringError("the record of a run is damaged");
  return Record;
}

std::vector<std::string> filesNamed(const AnalyseResult &R) {
  Writer W;
  W.put(R);
  return {W.Files.begin(), W.Files.end()};
}

std::optional<RunRecord> recallRun(const PreparedRun &Run, const Analyser &A) {
  if (!Run.Cache)
    return std::nullopt;
  std::optional<cache::Digest> Key = runKey(Run, A);
  if (!Key)
    return std::nullopt;
  std::optional<std::string> Bytes = Run.Cache->store().read(cache::EntryKind::Run, *Key);
  if (!Bytes)
    return std::nullopt;
  Expected<RunRecord> R = readRunRecord(*Bytes);
  if (!R) {
    consumeError(R.takeError());
    return std::nullopt;
  }
  // The summaries are not read, but needed as soon as one of them changes.
  for (const std::optional<cache::Digest> &Result : Run.Cache->results())
    Run.Cache->store().markUsed(cache::EntryKind::Summary, *Result);
  return std::move(*R);
}

void rememberRun(const PreparedRun &Run, const Analyser &A, const RunRecord &R) {
  if (!Run.Cache)
    return;
  if (std::optional<cache::Digest> Key = runKey(Run, A))
    Run.Cache->store().write(cache::EntryKind::Run, *Key, writeRunRecord(R));
}

} // namespace heddle::driver
