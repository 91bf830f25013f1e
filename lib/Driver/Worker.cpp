//===- Driver/Worker.cpp - the process that parses ------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/Worker.h"
#include "Driver/ExitStatus.h"
#include "Driver/Frame.h"
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

WorkerReply parse(const WorkerRequest &R) {
  model::UnitInputs Inputs;
  Expected<model::TuSummary> Summary =
      extract::extract(R.Command, {}, R.WantInputs ? &Inputs : nullptr);
  if (!Summary)
    return {false, toString(Summary.takeError()), ""};
  return {true, format::write(*Summary), R.WantInputs ? format::writeInputs(Inputs) : ""};
}

} // namespace

std::string encodeRequest(const WorkerRequest &R) {
  const extract::Command &C = R.Command;
  StringRef Wanted = R.WantInputs ? InputsWanted : InputsNotWanted;
  std::vector<std::string> Texts = {Wanted.str(), C.Directory, C.File, C.Output};
  Texts.insert(Texts.end(), C.Arguments.begin(), C.Arguments.end());
  return encodeFrame(Texts);
}

Expected<WorkerRequest> decodeRequest(std::vector<std::string> Texts) {
  if (Texts.size() < 5)
    return createStringError("a request to a worker is incomplete");
  WorkerRequest R;
  R.WantInputs = Texts[0] == InputsWanted;
  R.Command.Directory = std::move(Texts[1]);
  R.Command.File = std::move(Texts[2]);
  R.Command.Output = std::move(Texts[3]);
  R.Command.Arguments.assign(std::make_move_iterator(Texts.begin() + 4),
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
