//===- Driver/Worker.cpp - the process that parses ------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/Worker.h"
#include "Driver/ExitStatus.h"
#include "Driver/Frame.h"
#include "Driver/PastManifest.h"
#include "Extract/ExtractPast.h"
#include "Format/InputsBytes.h"
#include "Format/SummaryFile.h"
#include "llvm/Support/raw_ostream.h"
#include <csignal>
#include <sys/stat.h>
#include <unistd.h>

using namespace llvm;

namespace heddle::driver {
namespace {

constexpr StringLiteral ParsedMark = "summary";
constexpr StringLiteral FailedMark = "failed";
constexpr StringLiteral InputsWanted = "inputs", InputsNotWanted = "";

/// The past files that \p Manifest lists, read once for all units; null without one.
Expected<const PastFiles *> pastFiles(const std::string &Manifest) {
  static std::string Known;
  static std::unique_ptr<PastFiles> Files;
  if (Manifest.empty())
    return nullptr;
  if (!Files || Known != Manifest) {
    Expected<std::unique_ptr<PastFiles>> Read = readManifest(Manifest);
    if (!Read)
      return Read.takeError();
    Files = std::move(*Read);
    Known = Manifest;
  }
  return Files.get();
}

WorkerReply parse(const WorkerRequest &R) {
  Expected<const PastFiles *> Past = pastFiles(R.Past);
  if (!Past)
    return {false, toString(Past.takeError()), ""};
  model::UnitInputs Inputs;
  Expected<model::TuSummary> Summary =
      extract::extractPast(R.Command, *Past, {}, R.WantInputs ? &Inputs : nullptr);
  if (!Summary)
    return {false, toString(Summary.takeError()), ""};
  return {true, format::write(*Summary), R.WantInputs ? format::writeInputs(Inputs) : ""};
}

} // namespace

std::string encodeRequest(const WorkerRequest &R) {
  const extract::Command &C = R.Command;
  StringRef Wanted = R.WantInputs ? InputsWanted : InputsNotWanted;
  std::vector<std::string> Texts = {Wanted.str(), R.Past, C.Directory, C.File, C.Output};
  Texts.insert(Texts.end(), C.Arguments.begin(), C.Arguments.end());
  return encodeFrame(Texts);
}

Expected<WorkerRequest> decodeRequest(std::vector<std::string> Texts) {
  if (Texts.size() < 6)
    return createStringError("a request to a worker is incomplete");
  WorkerRequest R;
  R.WantInputs = Texts[0] == InputsWanted;
  R.Past = std::move(Texts[1]);
  R.Command.Directory = std::move(Texts[2]);
  R.Command.File = std::move(Texts[3]);
  R.Command.Output = std::move(Texts[4]);
  R.Command.Arguments.assign(std::make_move_iterator(Texts.begin() + 5),
                             std::make_move_iterator(Texts.end()));
  return R;
}

std::string encodeReply(const WorkerReply &R) {
  return encodeFrame({R.Parsed ? ParsedMark.str() : FailedMark.str(), R.Text, R.Inputs});
}

Expected<WorkerReply> decodeReply(StringRef Payload) {
  Expected<std::vector<std::string>> Texts = decodePayload(Payload);
  if (!Texts)
    return Texts.takeError();
  bool Known = Texts->size() == 3 && (Texts->front() == ParsedMark || Texts->front() == FailedMark);
  if (!Known)
    return createStringError("a reply of a worker is damaged");
  return WorkerReply{Texts->front() == ParsedMark, std::move((*Texts)[1]), std::move((*Texts)[2])};
}

int serveAsWorker() {
  struct stat Status;
  if (::fstat(STDIN_FILENO, &Status) != 0 || !S_ISSOCK(Status.st_mode)) {
    errs() << "heddle: 'worker' is started by heddle itself; use 'heddle check'\n";
    return ExitUsage;
  }
  // Ctrl-C reaches the whole group; what becomes of the workers is decided by
  // heddle.
  ::signal(SIGINT, SIG_IGN);
  while (true) {
    Expected<std::optional<std::vector<std::string>>> Texts = receiveFrame(STDIN_FILENO);
    if (!Texts) {
      errs() << toString(Texts.takeError()) << '\n';
      return ExitBug;
    }
    if (!*Texts)
      return ExitComplete;
    Expected<WorkerRequest> R = decodeRequest(std::move(**Texts));
    WorkerReply Reply = R ? parse(*R) : WorkerReply{false, toString(R.takeError()), ""};
    if (!sendAll(STDIN_FILENO, encodeReply(Reply)))
      return ExitComplete;
  }
}

} // namespace heddle::driver
