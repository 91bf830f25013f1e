//===- Driver/Git.cpp - what a git repository knows -----------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/Git.h"
#include "Driver/OutputFile.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"
#include <unistd.h>

using namespace llvm;
namespace path = llvm::sys::path;

namespace heddle::driver {
namespace {

std::string inFolder(StringRef Folder, StringRef Name) {
  SmallString<256> P(Folder);
  path::append(P, Name);
  return P.str().str();
}

/// Without what a hook is told of the repository that runs it: the repository is
/// the one of the folder.
std::vector<std::string> environment() {
  static constexpr StringLiteral Dropped[] = {"GIT_DIR",
                                              "GIT_WORK_TREE",
                                              "GIT_INDEX_FILE",
                                              "GIT_PREFIX",
                                              "GIT_COMMON_DIR",
                                              "GIT_NAMESPACE",
                                              "GIT_EXTERNAL_DIFF",
                                              "GIT_DIFF_OPTS",
                                              "GIT_PAGER",
                                              "GIT_OPTIONAL_LOCKS",
                                              "GIT_TERMINAL_PROMPT",
                                              "LC_ALL",
                                              "GIT_LITERAL_PATHSPECS",
                                              "GIT_TRACE"};
  std::vector<std::string> Kept;
  for (char **E = ::environ; E && *E; ++E)
    if (!is_contained(Dropped, StringRef(*E).split('=').first))
      Kept.push_back(*E);
  for (StringRef Set : {"GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0", "LC_ALL=C"})
    Kept.push_back(Set.str());
  return Kept;
}

std::string firstLine(StringRef Text) {
  StringRef Line = Text.ltrim().take_until([](char C) { return C == '\n'; });
  Line.consume_front("fatal: ");
  Line.consume_front("error: ");
  return Line.take_front(300).str();
}

Error damaged() { return createStringError("git answered what heddle does not understand"); }

/// Takes the text up to the next NUL; none where there is none.
std::optional<StringRef> takeText(StringRef &Rest) {
  size_t End = Rest.find('\0');
  if (End == StringRef::npos)
    return std::nullopt;
  StringRef Text = Rest.take_front(End);
  Rest = Rest.drop_front(End + 1);
  return Text;
}

std::optional<GitChange::Mode> parseMode(StringRef Text) {
  using Mode = GitChange::Mode;
  if (Text.size() != 6)
    return std::nullopt;
  if (Text == "000000")
    return Mode::None;
  if (Text.starts_with("100"))
    return Mode::File;
  if (Text == "120000")
    return Mode::Link;
  if (Text == "160000")
    return Mode::Submodule;
  return std::nullopt;
}

bool isObjectName(StringRef S) {
  return (S.size() == 40 || S.size() == 64) && all_of(S, llvm::isHexDigit);
}

/// No path of a repository leads out of it.
bool staysInside(StringRef Path) {
  return !Path.empty() && !path::is_absolute(Path) &&
         all_of(make_range(path::begin(Path), path::end(Path)),
                [](StringRef Part) { return Part != ".."; });
}

} // namespace

Expected<std::vector<GitChange>> parseRawDiff(StringRef Text) {
  std::vector<GitChange> All;
  while (!Text.empty()) {
    // ":100644 100644 OLD NEW M", then one path, or two of a rename.
    std::optional<StringRef> Head = takeText(Text), Path = takeText(Text);
    SmallVector<StringRef, 5> Words;
    if (Head)
      Head->split(Words, ' ');
    if (!Path || Words.size() != 5 || !Words[0].consume_front(":") || Words[4].empty())
      return damaged();
    std::optional<GitChange::Mode> Old = parseMode(Words[0]), New = parseMode(Words[1]);
    if (!Old || !New || !isObjectName(Words[2]) || !staysInside(*Path))
      return damaged();
    GitChange C{*Old, *New, Words[2].str(), Path->str(), ""};
    if (Words[4].front() == 'U')
      return createStringError("'" + C.Path + "' has conflicts of a merge; resolve them first");
    if (Words[4].front() == 'R') {
      std::optional<StringRef> Renamed = takeText(Text);
      if (!Renamed || !staysInside(*Renamed))
        return damaged();
      C.OldPath = std::exchange(C.Path, Renamed->str());
    }
    All.push_back(std::move(C));
  }
  return All;
}

std::vector<LineRange> parseHunks(StringRef Diff) {
  std::vector<LineRange> All;
  while (!Diff.empty()) {
    StringRef Line;
    std::tie(Line, Diff) = Diff.split('\n');
    // "@@ -a,b +c,d @@": lines of a file have '+', '-' or ' ' in front.
    if (!Line.consume_front("@@ -"))
      continue;
    StringRef New = Line.split('+').second;
    uint32_t First = 0, Count = 1;
    if (New.consumeInteger(10, First) || (New.consume_front(",") && New.consumeInteger(10, Count)))
      continue;
    All.push_back(Count ? LineRange{First, First + Count - 1} : LineRange{First + 1, First});
  }
  return All;
}

Expected<Git> Git::find(StringRef Scratch) {
  Git G;
  ErrorOr<std::string> Program = sys::findProgramByName("git");
  if (!Program)
    return createStringError("git is not to be found on the PATH");
  G.Program = *Program;
  G.Scratch = Scratch.str();
  return G;
}

Expected<Git> Git::open(StringRef Folder, StringRef Scratch) {
  Expected<Git> G = find(Scratch);
  if (!G)
    return G;
  Expected<Answer> Top = G->run(Folder, {"rev-parse", "--show-toplevel"});
  if (!Top)
    return Top.takeError();
  // A path can end with any character but the one that git adds.
  StringRef Root = Top->text();
  Root.consume_back("\n");
  if (Top->Status != 0 || !path::is_absolute(Root))
    return createStringError("'" + Folder + "' is not in the work tree of a git repository" +
                             (Top->Complaint.empty() ? "" : " (" + Top->Complaint + ")"));
  G->Root = Root.str();
  return G;
}

Expected<std::string> Git::superproject(StringRef Folder, StringRef Scratch) {
  Expected<Git> G = find(Scratch);
  if (!G)
    return G.takeError();
  Expected<Answer> Above = G->run(Folder, {"rev-parse", "--show-superproject-working-tree"});
  if (!Above)
    return Above.takeError();
  StringRef Root = Above->text();
  Root.consume_back("\n");
  return Above->Status == 0 ? Root.str() : "";
}

Expected<Git::Answer> Git::run(StringRef Folder, ArrayRef<StringRef> Words, StringRef Input) const {
  std::vector<StringRef> Args = {"git", "-C", Folder, "--no-pager", "--literal-pathspecs",
                                 // A hook that the repository names.
                                 "-c", "core.fsmonitor=false"};
  Args.insert(Args.end(), Words.begin(), Words.end());
  std::vector<std::string> Settings = environment();
  std::vector<StringRef> Environment(Settings.begin(), Settings.end());
  std::string In = inFolder(Scratch, "git.in"), Out = inFolder(Scratch, "git.out"),
              Err = inFolder(Scratch, "git.err");
  if (Error E = Input.empty() ? Error::success() : writeFile(In, Input))
    return std::move(E);
  std::optional<StringRef> Redirects[] = {Input.empty() ? StringRef() : StringRef(In),
                                          StringRef(Out), StringRef(Err)};
  Answer A;
  std::string Why;
  A.Status = sys::ExecuteAndWait(Program, Args, ArrayRef(Environment), Redirects, 0, 0, &Why);
  if (A.Status < 0)
    return createStringError("cannot run '" + Program + "'" + (Why.empty() ? "" : ": " + Why));
  auto Output = MemoryBuffer::getFile(Out, false, /*RequiresNullTerminator=*/false, true);
  if (!Output)
    return createStringError("cannot read what git wrote: " + Output.getError().message());
  A.Output = std::move(*Output);
  if (auto Complaint = MemoryBuffer::getFile(Err))
    A.Complaint = firstLine((*Complaint)->getBuffer());
  for (const std::string &File : {In, Out, Err})
    sys::fs::remove(File);
  return std::move(A);
}

Expected<Git::Answer> Git::ask(ArrayRef<StringRef> Words, StringRef Input) const {
  Expected<Answer> A = run(Root, Words, Input);
  if (A && A->Status != 0)
    return createStringError(
        "'git " + Words.front() + "' in '" + Root +
        "': " + (A->Complaint.empty() ? "exit status " + itostr(A->Status) : A->Complaint));
  return A;
}

Expected<std::string> Git::mergeBase(StringRef Revision) const {
  auto Unknown = [&](const Twine &More) {
    return createStringError("'" + Revision + "' is no revision of the repository '" + Root + "'" +
                             More);
  };
  if (Revision.empty() || Revision.starts_with("-"))
    return Unknown("");
  std::string Commit = (Revision + "^{commit}").str();
  Expected<Answer> Known = run(Root, {"rev-parse", "--verify", "--quiet", Commit});
  if (!Known)
    return Known.takeError();
  StringRef Id = Known->text().trim();
  if (Known->Status != 0 || !isObjectName(Id))
    return Unknown("; if it is a remote branch, fetch it first");
  Expected<Answer> Base = run(Root, {"merge-base", Id, "HEAD"});
  if (!Base)
    return Base.takeError();
  StringRef BaseId = Base->text().trim();
  if (Base->Status != 0 || !isObjectName(BaseId))
    return createStringError("'" + Revision + "' and HEAD have no commit in common in '" + Root +
                             "'" + (Base->Complaint.empty() ? "" : " (" + Base->Complaint + ")") +
                             "; if the clone is shallow, fetch all of its history");
  return BaseId.str();
}

Expected<std::vector<GitChange>> Git::changesSince(StringRef Commit) const {
  Expected<Answer> A =
      ask({"diff", "--raw", "-z", "--no-abbrev", "-M", "--no-ext-diff", "--no-textconv",
           "--no-color", "--no-relative", "--ignore-submodules=none", Commit, "--"});
  if (!A)
    return A.takeError();
  return parseRawDiff(A->text());
}

Expected<std::vector<std::string>> Git::list(StringRef Which) const {
  Expected<Answer> A = ask({"ls-files", "-z", Which, "--exclude-standard", "--full-name"});
  if (!A)
    return A.takeError();
  std::vector<std::string> All;
  StringRef Rest = A->text();
  while (std::optional<StringRef> Path = takeText(Rest))
    if (staysInside(*Path))
      All.push_back(Path->str());
  return All;
}

Error Git::readBlobs(ArrayRef<std::string> Blobs,
                     function_ref<Error(size_t, StringRef)> Take) const {
  if (Blobs.empty())
    return Error::success();
  Expected<Answer> A = ask({"cat-file", "--batch"}, llvm::join(Blobs, "\n") + "\n");
  if (!A)
    return A.takeError();
  StringRef Rest = A->text();
  for (size_t I = 0; I < Blobs.size(); ++I) {
    // "NAME blob SIZE", the bytes, and an end of line.
    StringRef Head;
    std::tie(Head, Rest) = Rest.split('\n');
    size_t Size = 0;
    if (!Head.consume_front(Blobs[I]) || !Head.consume_front(" "))
      return damaged();
    if (!Head.consume_front("blob ") || Head.getAsInteger(10, Size))
      return createStringError("the repository '" + Root + "' lacks the object " + Blobs[I]);
    if (Rest.size() <= Size)
      return damaged();
    if (Error E = Take(I, Rest.take_front(Size)))
      return E;
    Rest = Rest.drop_front(Size + 1);
  }
  return Error::success();
}

Expected<std::vector<LineRange>> Git::changedLines(StringRef Old, StringRef New) const {
  Expected<Answer> A =
      run(Root, {"diff", "--no-index", "-U0", "--text", "--no-ext-diff", "--no-textconv",
                 "--no-color", "--no-indent-heuristic", "--inter-hunk-context=0", "--src-prefix=a/",
                 "--dst-prefix=b/", "--", Old, New});
  if (!A)
    return A.takeError();
  if (A->Status > 1)
    return createStringError("'git diff' of '" + New + "': " + A->Complaint);
  return parseHunks(A->text());
}

} // namespace heddle::driver
