//===- heddle/ManualPage.cpp - heddle(1) ----------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/Version.h"
#include "Generate.h"

using namespace llvm;

namespace heddle::tool {
namespace {

/// \p Text so that roff shows it as it is.
std::string plain(StringRef Text) {
  std::string Out;
  bool Starts = true;
  for (char C : Text) {
    if (Starts && (C == '.' || C == '\''))
      Out += "\\&";
    Starts = C == '\n';
    if (C == '\\')
      Out += "\\e";
    else if (C == '-')
      Out += "\\-";
    else if (C == '\'')
      Out += "\\(aq";
    else
      Out += C;
  }
  return Out;
}

std::string bold(StringRef Text) { return "\\fB" + plain(Text) + "\\fR"; }
std::string italic(StringRef Text) { return "\\fI" + plain(Text) + "\\fR"; }

std::string flag(const FlagFacts &F) {
  std::string Text = ".TP\n" + bold(dashed(F));
  if (!F.Value.empty())
    Text += (F.Name.size() == 1 ? " " : "=") + italic(F.Value);
  return Text + "\n" + plain(F.Help) + ".\n";
}

std::string verb(const ToldVerb &V) {
  std::string Text = ".SS heddle " + plain(V.Facts.Name) + "\n";
  if (!V.Facts.Words.empty() || !V.Facts.Flags.empty())
    Text += ".nf\nheddle " + plain(V.Facts.Name) + (V.Facts.Flags.empty() ? "" : " [flags]") +
            (V.Facts.Words.empty() ? "" : " " + plain(V.Facts.Words)) + "\n.fi\n.PP\n";
  // An overview of several lines is a list of uses.
  bool Lines = StringRef(V.Facts.Overview).contains('\n');
  Text += Lines ? ".nf\n" + plain(V.Facts.Overview) + "\n.fi\n" : plain(V.Facts.Overview) + "\n";
  for (const FlagFacts &F : V.Facts.Flags)
    Text += flag(F);
  return Text;
}

constexpr StringLiteral Environment = R"(.SH ENVIRONMENT
.TP
.B NO_COLOR
if set and not empty, no colours, whatever else is set.
.TP
.B CLICOLOR_FORCE
if set and not 0, colours also where the output is no terminal.
.TP
.B TERM
no colours if it is dumb or not set.
.TP
.B COLUMNS
the width of the text, in place of that of the terminal.
.TP
.B XDG_CACHE_HOME
where the folder of the cache lies; without it, ~/.cache.
.SH FILES
.TP
.I compile_commands.json
the files of the project and how each is compiled.
.TP
.I .heddle.yaml
the configuration of a project: its own locks, threads and blocking calls. Looked for in the
folder of the database and in the working folder, and upward from both.
)";

} // namespace

std::string manualPage(ArrayRef<ToldVerb> Verbs, StringRef Statuses) {
  std::string Text = ".\\\" Written by 'heddle --generate=man'.\n";
  Text += ".TH HEDDLE 1 \"\" \"heddle " + plain(driver::toolVersion()) + "\" \"User Commands\"\n";
  Text += ".SH NAME\nheddle \\- find where the threads of a C++ program can tangle\n";
  Text += ".SH SYNOPSIS\n.nf\n"
          "\\fBheddle\\fR [\\fBcheck\\fR] [\\fB\\-p\\fR \\fIdir\\fR] [\\fIfile\\fR ...]\n"
          "\\fBheddle\\fR [\\fBcheck\\fR] \\fIfile\\fR ... \\fB\\-\\-\\fR \\fIflags\\fR\n"
          "\\fBheddle\\fR \\fIverb\\fR [\\fIflags\\fR]\n"
          "\\fBheddle\\fR \\fB\\-\\-help\\fR | \\fB\\-\\-version\\fR\n.fi\n";
  Text += ".SH DESCRIPTION\nheddle reads all sources of a program and reports races, broken "
          "atomicity, sleeps in place of synchronisation, and deadlocks, each with the two sides "
          "and an interleaving. \\fBheddle explain\\fR tells of each check.\n";
  Text += ".SH VERBS\n";
  for (const ToldVerb &V : Verbs)
    Text += ".TP\n" + bold(V.Facts.Name) + "\n" + plain(V.Summary) + ".\n";
  Text += ".SH FLAGS OF EACH VERB\n";
  for (const ToldVerb &V : Verbs)
    Text += verb(V);
  Text += ".SH EXIT STATUS\n" + plain(Statuses);
  Text += Environment;
  return Text;
}

} // namespace heddle::tool
