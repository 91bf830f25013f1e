//===- Driver/CommandCleaner.cpp - a compile command for Clang ------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/CommandCleaner.h"
#include "Driver/CompilerName.h"
#include "Driver/OptionPolicy.h"
#include "Driver/SourceLanguage.h"
#include "clang/Options/Options.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Option/ArgList.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/TargetParser/Host.h"

using namespace llvm;
using namespace clang::options;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

namespace heddle::driver {
namespace {

using Outcome = CleanedCommand::Outcome;

std::string absolute(StringRef Path, StringRef Directory) {
  SmallString<256> P(Path);
  path::make_absolute(Directory, P);
  // Clean text, and right where no folder on the way is a link; where the
  // folder exists the system's own answer is taken.
  SmallString<256> Folder;
  if (!fs::real_path(path::parent_path(P), Folder)) {
    path::append(Folder, path::filename(P));
    return Folder.str().str();
  }
  path::remove_dots(P, /*remove_dot_dot=*/true);
  return P.str().str();
}

std::string realOr(StringRef Path) {
  SmallString<256> Real;
  return fs::real_path(Path, Real) ? Path.str() : Real.str().str();
}

/// Why \p File cannot be a source, or nothing.
std::string unreadable(StringRef File) {
  fs::file_status Status;
  if (std::error_code EC = fs::status(File, Status))
    return EC == std::errc::no_such_file_or_directory ? "the file does not exist"
                                                      : StringRef(EC.message()).lower();
  if (Status.type() == fs::file_type::directory_file)
    return "it is a folder";
  if (Status.type() != fs::file_type::regular_file)
    return "it is not a regular file";
  int FD = -1;
  if (std::error_code EC = fs::openFileForRead(File, FD))
    return StringRef(EC.message()).lower();
  fs::closeFile(FD);
  return "";
}

/// The flags of one command on their way through the policy.
class FlagFilter {
public:
  FlagFilter(const CompilerName &Name, StringRef File, StringRef Directory)
      : Name(Name), File(File), Directory(Directory) {}

  /// Fails where the flags cannot be parsed.
  std::string run(ArrayRef<std::string> Words);

  std::vector<std::string> Kept;
  std::vector<std::string> Dropped;
  std::string Language; ///< the value of -x that holds for the file
  std::string Output;
  bool MakesPch = false;

private:
  void one(const opt::Arg &A, const opt::ArgList &All, const Triple &Target);
  void cc1Words();
  void preprocessorWords(const opt::Arg &A);
  void include(StringRef Header);

  const CompilerName &Name;
  StringRef File, Directory;
  std::string LanguageHere;
  bool SawFile = false;
  std::vector<std::string> ForCc1;
};

/// `-include X` lets Clang's driver look for X.pch and X.gch, which another
/// compiler may have made; said to the front end itself it does not.
void FlagFilter::include(StringRef Header) {
  for (StringRef W : {StringRef("-Xclang"), StringRef("-include"), StringRef("-Xclang"), Header})
    Kept.push_back(W.str());
}

void FlagFilter::cc1Words() {
  for (size_t I = 0; I < ForCc1.size(); ++I) {
    StringRef Word = ForCc1[I];
    MakesPch |= Word == "-emit-pch" || Word == "-emit-header-unit";
    bool HasValue = I + 1 < ForCc1.size();
    if (Word == "-include" && HasValue)
      include(ForCc1[++I]);
    else if (Word == "-include-pch" && HasValue)
      ++I; // the header itself is named beside it
    else if (Word != "-emit-pch" && Word != "-fno-pch-timestamp")
      Dropped.push_back("-Xclang " + Word.str());
  }
}

void FlagFilter::preprocessorWords(const opt::Arg &A) {
  for (StringRef Word : A.getValues()) {
    if (Word.starts_with("-D") || Word.starts_with("-U") || Word.starts_with("-I"))
      Kept.push_back(Word.str());
    else if (A.getOption().matches(OPT_Xpreprocessor))
      Dropped.push_back("-Xpreprocessor " + Word.str());
  }
}

void FlagFilter::one(const opt::Arg &A, const opt::ArgList &All, const Triple &Target) {
  const opt::Option &O = A.getOption();
  if (O.getKind() == opt::Option::InputClass) {
    bool IsFile = absolute(A.getValue(), Directory) == File;
    if (IsFile || !SawFile)
      Language = LanguageHere;
    SawFile |= IsFile;
    return;
  }
  if (O.matches(OPT_x)) {
    LanguageHere = A.getValue();
    return;
  }
  if (O.matches(OPT_Xclang)) {
    ForCc1.push_back(A.getValue());
    return;
  }
  if (O.matches(OPT_Wp_COMMA) || O.matches(OPT_Xpreprocessor))
    return preprocessorWords(A);
  if (O.matches(OPT_include) && Name.How != CompilerName::Mode::Cl)
    return include(A.getValue());
  if (O.matches(OPT_o))
    Output = absolute(A.getValue(), Directory);
  Fate F = fateOf(A, Target);
  if (F == Fate::DropLoudly)
    Dropped.push_back(A.getAsString(All));
  if (F != Fate::Keep)
    return;
  opt::ArgStringList Rendered;
  A.render(All, Rendered);
  Kept.insert(Kept.end(), Rendered.begin(), Rendered.end());
}

std::string FlagFilter::run(ArrayRef<std::string> Words) {
  std::vector<const char *> Raw;
  for (const std::string &W : Words)
    Raw.push_back(W.c_str());
  bool Cl = Name.How == CompilerName::Mode::Cl;
  unsigned MissingIndex = 0, MissingCount = 0;
  opt::InputArgList All = clang::getDriverOptTable().ParseArgs(
      Raw, MissingIndex, MissingCount, opt::Visibility(Cl ? CLOption : ClangOption));
  if (MissingCount)
    return "the flag '" + Words[MissingIndex] + "' lacks its value";
  std::string TargetName = Name.Target;
  if (const opt::Arg *A = All.getLastArg(OPT_target))
    TargetName = A->getValue();
  Triple Target(Triple::normalize(TargetName.empty() ? sys::getDefaultTargetTriple() : TargetName));
  for (const opt::Arg *A : All)
    one(*A, All, Target);
  cc1Words();
  return "";
}

std::vector<std::string> frontWords(StringRef Program, const CompilerName &Name) {
  StringRef Mode = Name.How == CompilerName::Mode::Cl    ? "cl"
                   : Name.How == CompilerName::Mode::Gxx ? "g++"
                                                         : "gcc";
  // No configuration file of Clang's, which is found beside the compiler.
  std::vector<std::string> W = {Program.str(), ("--driver-mode=" + Mode).str(),
                                "--no-default-config"};
  if (!Name.Target.empty())
    W.push_back("--target=" + Name.Target);
  return W;
}

} // namespace

CleanedCommand CommandCleaner::clean(const CompileEntry &E) const {
  CleanedCommand C;
  auto End = [&](Outcome O, std::string Reason) {
    C.Result = O;
    C.Reason = std::move(Reason);
    return C;
  };
  SmallString<256> Directory(E.Directory);
  path::make_absolute(DatabaseFolder, Directory);
  C.Command.Directory = realOr(Directory);
  C.Command.File = absolute(E.File, C.Command.Directory);
  C.Identity = realOr(C.Command.File);
  if (!fs::is_directory(C.Command.Directory))
    return End(Outcome::Failed, "its folder '" + C.Command.Directory + "' does not exist");

  Expected<std::vector<std::string>> Words =
      expandResponseFiles(E.Arguments, C.Command.Directory, Roots);
  if (!Words)
    return End(Outcome::Failed, toString(Words.takeError()));
  size_t Launcher = countLauncherWords(*Words);
  if (Launcher == Words->size())
    return End(Outcome::Failed, "its command names no compiler");
  CompilerName Name = readCompilerName((*Words)[Launcher]);
  if (!Name.Unusable.empty())
    return End(StringRef(Name.Unusable).contains("shell") ? Outcome::Failed : Outcome::Skipped,
               Name.Unusable);

  FlagFilter Flags(Name, C.Command.File, C.Command.Directory);
  std::string Wrong = Flags.run(ArrayRef(*Words).drop_front(Launcher + 1));
  if (!Wrong.empty())
    return End(Outcome::Failed, Wrong);
  bool ByFlag = !Flags.Language.empty() && Flags.Language != "none";
  SourceLanguage Language =
      ByFlag ? languageOfFlag(Flags.Language) : languageOfFile(C.Command.File);
  if (Flags.MakesPch || Language == SourceLanguage::Header)
    return End(Outcome::Skipped, "it is a header");
  if (Language == SourceLanguage::Other)
    return End(Outcome::Skipped, "it is not C or C++");
  Wrong = unreadable(C.Command.File);
  if (!Wrong.empty())
    return End(Outcome::Failed, Wrong);

  C.Command.Arguments = frontWords((*Words)[Launcher], Name);
  llvm::append_range(C.Command.Arguments, Flags.Kept);
  if (ByFlag)
    llvm::append_range(C.Command.Arguments, std::vector<std::string>{"-x", Flags.Language});
  C.Identity +=
      '\0' + C.Command.Directory + '\0' + llvm::join(C.Command.Arguments, StringRef("\0", 1));
  C.Command.Arguments.push_back("-fsyntax-only");
  C.Command.Arguments.push_back(C.Command.File);
  C.Command.Output = E.Output.empty() ? Flags.Output : absolute(E.Output, C.Command.Directory);
  C.Dropped = std::move(Flags.Dropped);
  C.Result = Outcome::Usable;
  return C;
}

CompileEntry fixedEntry(StringRef File, ArrayRef<std::string> Flags, StringRef Directory) {
  CompileEntry E;
  E.Directory = Directory.str();
  E.File = File.str();
  if (Flags.empty() || StringRef(Flags.front()).starts_with("-"))
    E.Arguments.push_back(languageOfFile(File) == SourceLanguage::C ? "clang" : "clang++");
  E.Arguments.insert(E.Arguments.end(), Flags.begin(), Flags.end());
  E.Arguments.push_back(File.str());
  return E;
}

Expected<std::string> sourceFileOf(ArrayRef<std::string> Arguments) {
  size_t Launcher = std::min(countLauncherWords(Arguments) + 1, Arguments.size());
  std::vector<const char *> Raw;
  for (const std::string &W : Arguments.drop_front(Launcher))
    Raw.push_back(W.c_str());
  unsigned MissingIndex = 0, MissingCount = 0;
  opt::InputArgList All = clang::getDriverOptTable().ParseArgs(Raw, MissingIndex, MissingCount,
                                                               opt::Visibility(ClangOption));
  bool HasLanguage = All.hasArg(OPT_x);
  std::vector<std::string> Sources;
  for (const std::string &Input : All.getAllArgValues(OPT_INPUT))
    if (HasLanguage || languageOfFile(Input) != SourceLanguage::Other)
      Sources.push_back(Input);
  if (Sources.empty())
    return createStringError("the command names no C or C++ source");
  if (Sources.size() > 1)
    return createStringError("the command names more than one source ('" + Sources[0] + "' and '" +
                             Sources[1] + "'); give one command for each");
  return Sources.front();
}

} // namespace heddle::driver
