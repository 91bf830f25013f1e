//===- Driver/Worker.cpp - the process that parses ------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/Worker.h"
#include "Driver/ExitStatus.h"
#include "Driver/Frame.h"
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

WorkerReply parse(const extract::Command &C) {
  Expected<model::TuSummary> Summary = extract::extract(C);
  if (!Summary)
    return {false, toString(Summary.takeError())};
  return {true, format::write(*Summary)};
}

} // namespace

std::string encodeRequest(const extract::Command &C) {
  std::vector<std::string> Texts = {C.Directory, C.File, C.Output};
  Texts.insert(Texts.end(), C.Arguments.begin(), C.Arguments.end());
  return encodeFrame(Texts);
}

Expected<extract::Command> decodeRequest(std::vector<std::string> Texts) {
  if (Texts.size() < 4)
    return createStringError("a request to a worker is incomplete");
  extract::Command C;
  C.Directory = std::move(Texts[0]);
  C.File = std::move(Texts[1]);
  C.Output = std::move(Texts[2]);
  C.Arguments.assign(std::make_move_iterator(Texts.begin() + 3),
                     std::make_move_iterator(Texts.end()));
  return C;
}

std::string encodeReply(const WorkerReply &R) {
  return encodeFrame({R.Parsed ? ParsedMark.str() : FailedMark.str(), R.Text});
}

Expected<WorkerReply> decodeReply(StringRef Payload) {
  Expected<std::vector<std::string>> Texts = decodePayload(Payload);
  if (!Texts)
    return Texts.takeError();
  bool Known = Texts->size() == 2 && (Texts->front() == ParsedMark || Texts->front() == FailedMark);
  if (!Known)
    return createStringError("a reply of a worker is damaged");
  return WorkerReply{Texts->front() == ParsedMark, std::move(Texts->back())};
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
    Expected<extract::Command> C = decodeRequest(std::move(**Texts));
    WorkerReply Reply = C ? parse(*C) : WorkerReply{false, toString(C.takeError())};
    if (!sendAll(STDIN_FILENO, encodeReply(Reply)))
      return ExitComplete;
  }
}

} // namespace heddle::driver
