//===- Tidy/FindingText.cpp -----------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Tidy/FindingText.h"
#include "Findings/Filter.h"
#include "Findings/Interleaving.h"
#include "Report/PlaceName.h"
#include "Report/PrintableText.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

namespace heddle::tidy {

using findings::Finding;
using findings::Note;
using findings::Place;
using findings::Thread;

namespace {

class NoteWriter {
public:
  NoteWriter(const Finding &F, llvm::StringRef Folder)
      : F(F), Folder(Folder), Introduced(F.Threads.size()) {}

  std::vector<Note> write() {
    for (const findings::InterleavedStep &S : findings::interleave(F))
      addStep(S);
    if (!F.Outcome.empty())
      add({}, F.Outcome);
    for (const findings::CoffmanCondition &C : F.Coffman)
      add(C.Why.Where,
          C.Name + ": " + C.Why.Message + (C.CheapestToBreak ? "; the cheapest to break" : ""));
    addFacts(F.Notes);
    if (F.Level != findings::Confidence::High)
      add({}, "confidence: " + findings::spelling(F.Level));
    if (!F.Help.empty())
      add({}, "help: " + F.Help);
    return std::move(Out);
  }

private:
  void add(const Place &P, const llvm::Twine &Message) {
    Out.push_back({P.File.empty() || !P.Line ? F.Where : P, report::printable(Message.str())});
  }
  /// "thread 2 (Teller::run)".
  std::string label(size_t T) const {
    std::string Label = F.Threads.size() == 1 ? "thread" : "thread " + llvm::utostr(T + 1);
    if (const std::string &Name = F.Threads[T].Name; !Name.empty())
      Label += " (" + Name + ")";
    return Label;
  }
  void introduce(size_t T);
  void addStep(const findings::InterleavedStep &S);
  void addFacts(llvm::ArrayRef<Note> Facts);

  const Finding &F;
  llvm::StringRef Folder;
  llvm::SmallVector<bool, 4> Introduced;
  std::vector<Note> Out;
};

/// How the thread comes to run, before its first step.
void NoteWriter::introduce(size_t T) {
  if (Introduced[T])
    return;
  Introduced[T] = true;
  const Thread &X = F.Threads[T];
  bool HasPlace = !X.StartedAt.File.empty();
  llvm::StringRef Start = X.Start;
  if (Start.empty() && HasPlace)
    Start = "started";
  Start.consume_back(" at"); // the note is there
  if (!Start.empty())
    add(X.StartedAt, label(T) + ": " + Start + (HasPlace && Start == "started" ? " here" : ""));
}

void NoteWriter::addStep(const findings::InterleavedStep &S) {
  introduce(S.Thread);
  std::string Message = S.What->Message;
  for (auto [I, Lock] : llvm::enumerate(S.What->Held))
    Message += (I ? ", '" : ", holding '") + Lock + "'";
  add(S.What->Where, label(S.Thread) + ": step " + llvm::utostr(S.Number) + ": " + Message);
}

/// The same fact about several places is said once, at the first of them.
void NoteWriter::addFacts(llvm::ArrayRef<Note> Facts) {
  while (!Facts.empty()) {
    const Note &First = Facts.front();
    auto Same = Facts.take_while([&](const Note &N) { return N.Message == First.Message; });
    std::vector<Place> Places;
    for (const Note &N : Same)
      Places.push_back(N.Where);
    std::string Where = Same.size() > 1 ? report::lineNames(Places, Folder) : std::string();
    add(First.Where, First.Message + (Where.empty() ? "" : " (" + Where + ")"));
    Facts = Facts.drop_front(Same.size());
  }
}

} // namespace

std::vector<Note> notesOf(const Finding &F, llvm::StringRef Folder) {
  return NoteWriter(F, Folder).write();
}

} // namespace heddle::tidy
