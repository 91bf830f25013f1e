//===- Report/InterleavingView.cpp - an interleaving as text --------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/InterleavingView.h"
#include "Findings/Interleaving.h"
#include "Report/PlaceName.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace heddle::report {

using findings::Finding;
using findings::InterleavedStep;
using findings::Thread;

namespace {

constexpr unsigned Indent = 2, Gap = 4;
/// A column that is narrower than this breaks every sentence.
constexpr unsigned MinColumn = 32;

/// One entry of the view: its text, and how far its further lines stand in.
struct Entry {
  size_t Thread = 0;
  StyledLine Text;
  unsigned Hanging = 0;

  std::vector<StyledLine> wrap(unsigned Width) const { return Text.wrap(Width, Hanging); }
};

class View {
public:
  View(StyledOutput &Out, const Finding &F, llvm::StringRef Folder,
       llvm::function_ref<bool(const findings::Place &)> Seen)
      : Out(Out), F(F), Folder(Folder), Seen(Seen) {}

  void write() {
    std::vector<Entry> Titles, Steps;
    for (size_t T = 0; T < F.Threads.size(); ++T)
      Titles.push_back(title(T));
    for (const InterleavedStep &S : findings::interleave(F))
      Steps.push_back(step(S));
    unsigned Room = Out.width() > Indent + Gap ? Out.width() - Indent - Gap : 0;
    if (F.Threads.size() == 2 && Room / 2 >= MinColumn)
      writeColumns(Titles, Steps, Room);
    else
      writeStacked(Titles, Steps);
  }

private:
  Entry title(size_t T) const;
  Entry step(const InterleavedStep &S) const;
  void writeColumns(const std::vector<Entry> &Titles, const std::vector<Entry> &Steps,
                    unsigned Room);
  void writeStacked(const std::vector<Entry> &Titles, const std::vector<Entry> &Steps);
  std::string label(size_t T) const {
    return F.Threads.size() == 1 ? "thread" : "thread " + llvm::utostr(T + 1);
  }

  StyledOutput &Out;
  const Finding &F;
  llvm::StringRef Folder;
  llvm::function_ref<bool(const findings::Place &)> Seen;
};

Entry View::title(size_t T) const {
  Entry E{T, {}, Indent};
  const Thread &This = F.Threads[T], &First = F.Threads[0];
  E.Text.add(label(T), threadStyle(T));
  auto Key = [](const Thread &X) { return std::tie(X.Name, X.Start, X.StartedAt); };
  if (T > 0 && Key(This) == Key(First)) {
    E.Text.add(": the same");
    return E;
  }
  if (!This.Name.empty()) {
    bool Same = T > 0 && This.Name == First.Name && !This.Start.empty();
    E.Text.add(": ").add(Same ? "the same" : This.Name);
  }
  std::string Where = shortLineName(This.StartedAt, Folder);
  if (T > 0 && This.StartedAt == First.StartedAt)
    Where.clear(); // named beside the first thread
  llvm::StringRef Start = This.Start;
  if (Start.empty() && !Where.empty())
    Start = "started at";
  if (Start.empty())
    return E;
  E.Text.add(This.Name.empty() ? ": " : ", ");
  if (Where.empty())
    E.Text.add(Start.ends_with(" at") ? Start.drop_back(3) : Start);
  else if (Start.ends_with(" at"))
    E.Text.add(Start).add(" ").add(Where);
  else
    E.Text.add(Start).add(" ").add("(" + Where + ")", Style::Faint);
  return E;
}

Entry View::step(const InterleavedStep &S) const {
  std::string Number = llvm::utostr(S.Number) + ". ";
  Entry E{S.Thread, {}, static_cast<unsigned>(Number.size())};
  E.Text.add(Number, threadStyle(S.Thread)).add(S.What->Message);
  for (auto [I, Lock] : llvm::enumerate(S.What->Held))
    E.Text.add(I ? ", " : ", holding ").add("'" + Lock + "'");
  if (std::string Where = shortLineName(S.What->Where, Folder);
      !Where.empty() && !Seen(S.What->Where))
    E.Text.add(" ").add("(" + Where + ")", Style::Faint);
  return E;
}

void View::writeColumns(const std::vector<Entry> &Titles, const std::vector<Entry> &Steps,
                        unsigned Room) {
  // Each column gets what it needs; where both need more than half, half.
  unsigned Need[2] = {0, 0};
  for (const Entry &E : llvm::concat<const Entry>(Titles, Steps))
    Need[E.Thread] = std::max(Need[E.Thread], E.Text.width());
  unsigned Left = Room / 2;
  if (Need[0] <= Room / 2 || Need[0] + Need[1] <= Room)
    Left = Need[0];
  else if (Need[1] <= Room / 2)
    Left = Room - Need[1];
  unsigned Start[2] = {Indent, Indent + Left + Gap};
  unsigned Width[2] = {Left, Room - Left};

  std::vector<StyledLine> One = Titles[0].wrap(Width[0]);
  std::vector<StyledLine> Two = Titles[1].wrap(Width[1]);
  One.resize(std::max(One.size(), Two.size()));
  Two.resize(One.size());
  for (auto [A, B] : llvm::zip(One, Two)) {
    StyledLine L;
    L.padTo(Start[0]).append(A);
    Out.write(B.empty() ? L : L.padTo(Start[1]).append(B));
  }
  for (const Entry &E : Steps)
    for (const StyledLine &Part : E.wrap(Width[E.Thread]))
      Out.write(StyledLine().padTo(Start[E.Thread]).append(Part));
}

void View::writeStacked(const std::vector<Entry> &Titles, const std::vector<Entry> &Steps) {
  unsigned Width = std::max(Out.width(), Indent + 1) - Indent;
  auto Write = [&](const Entry &E) {
    for (const StyledLine &L : E.wrap(Width))
      Out.write(StyledLine().padTo(Indent).append(L));
  };
  for (const Entry &E : Titles)
    Write(E);
  for (const Entry &E : Steps) {
    Entry Named = E;
    if (Titles.size() > 1) {
      // "2. " is followed by who does it.
      Named.Text = {};
      std::string Number = E.Text.spans().front().Text;
      Named.Text.add(Number + label(E.Thread) + ": ", threadStyle(E.Thread));
      for (const StyledLine::Span &S : llvm::drop_begin(E.Text.spans()))
        Named.Text.add(S.Text, S.Look);
    }
    Write(Named);
  }
}

} // namespace

void writeInterleaving(StyledOutput &Out, const Finding &F, llvm::StringRef Folder,
                       llvm::function_ref<bool(const findings::Place &)> Seen) {
  if (!F.Threads.empty())
    View(Out, F, Folder, Seen).write();
}

} // namespace heddle::report
