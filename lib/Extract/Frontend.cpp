//===- Extract/Frontend.cpp -----------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Extract/Frontend.h"
#include "Extract/InputRecorder.h"
#include "Extract/PastFileSystem.h"
#include "Extract/VolatileMacros.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/DiagnosticFrontend.h"
#include "clang/Driver/CreateInvocationFromArgs.h"
#include "clang/Frontend/FrontendAction.h"
#include "clang/Frontend/FrontendActions.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "llvm/Support/Path.h"

using namespace heddle;
using namespace heddle::extract;
using namespace clang;

namespace {

/// Keeps errors, drops everything else.
class ErrorCollector : public DiagnosticConsumer {
public:
  void HandleDiagnostic(DiagnosticsEngine::Level Level, const Diagnostic &Info) override {
    DiagnosticConsumer::HandleDiagnostic(Level, Info);
    if (Level < DiagnosticsEngine::Error || Errors.size() >= MaxErrors)
      return;
    llvm::SmallString<128> Text;
    Info.FormatDiagnostic(Text);
    Errors.push_back({Info.getLocation(), std::string(Text), Level == DiagnosticsEngine::Fatal});
  }
  std::vector<SourceError> Errors;

private:
  static constexpr size_t MaxErrors = 100;
};

class UnitConsumer : public ASTConsumer {
public:
  UnitConsumer(CompilerInstance &CI, llvm::function_ref<void(CompilerInstance &)> AtEnd)
      : CI(CI), AtEnd(AtEnd) {}

  bool shouldSkipFunctionBody(Decl *D) override {
    return CI.getSourceManager().isInSystemHeader(D->getLocation());
  }
  void HandleTranslationUnit(ASTContext &) override { AtEnd(CI); }

private:
  CompilerInstance &CI;
  llvm::function_ref<void(CompilerInstance &)> AtEnd;
};

class UnitAction : public ASTFrontendAction {
public:
  UnitAction(llvm::function_ref<void(CompilerInstance &)> AtEnd,
             llvm::IntrusiveRefCntPtr<InputRecorder> Recorder)
      : AtEnd(AtEnd), Recorder(std::move(Recorder)) {}
  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &CI, llvm::StringRef) override {
    if (Recorder)
      watchVolatileMacros(CI.getPreprocessor(), Recorder);
    return std::make_unique<UnitConsumer>(CI, AtEnd);
  }

private:
  llvm::function_ref<void(CompilerInstance &)> AtEnd;
  llvm::IntrusiveRefCntPtr<InputRecorder> Recorder;
};

} // namespace

static llvm::Error cannot(const Command &C, const llvm::Twine &Why) {
  return llvm::createStringError("cannot read '" + C.File + "': " + Why);
}

/// Takes out of the invocation whatever would write a file, load code, or
/// change this process.
static void makeHarmless(CompilerInvocation &I, const Options &O) {
  FrontendOptions &F = I.getFrontendOpts();
  F.ProgramAction = frontend::ParseSyntaxOnly;
  F.DisableFree = false;
  F.SkipFunctionBodies = O.SkipSystemBodies;
  F.OutputFile.clear();
  F.Plugins.clear();
  F.PluginArgs.clear();
  F.AddPluginActions.clear();
  F.LLVMArgs.clear();
  F.StatsFile.clear();
  F.TimeTracePath.clear();
  F.ShowStats = false;
  I.getDependencyOutputOpts() = DependencyOutputOptions();
  DiagnosticOptions &D = I.getDiagnosticOpts();
  D.DiagnosticLogFile.clear();
  D.DiagnosticSerializationFile.clear();
  D.IgnoreWarnings = true;
  D.VerifyDiagnostics = false;
  D.ErrorLimit = 0;
  D.ShowCarets = false; // nor the line that counts warnings
}

static std::shared_ptr<CompilerInvocation>
makeInvocation(const Command &C, const Options &O,
               llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Disk, ErrorCollector &Errors) {
  std::vector<const char *> Args;
  for (const std::string &A : C.Arguments)
    Args.push_back(A.c_str());
  // GCC's bodies of builtins and the like lie with Clang, wherever the
  // compiler that the command names is.
  Args.push_back("-resource-dir");
  Args.push_back(HEDDLE_RESOURCE_DIR);
  DiagnosticOptions DriverOptions;
  CreateInvocationOptions Create;
  Create.Diags =
      CompilerInstance::createDiagnostics(*Disk, DriverOptions, &Errors, /*ShouldOwnClient=*/false);
  Create.VFS = Disk;
  std::shared_ptr<CompilerInvocation> I = createInvocation(Args, std::move(Create));
  if (I) {
    I->getFileSystemOpts().WorkingDir = C.Directory;
    makeHarmless(*I, O);
  }
  return I;
}

llvm::Error heddle::extract::runFrontend(const Command &C, const Options &O,
                                         llvm::function_ref<void(const ParsedUnit &)> AtEnd,
                                         model::UnitInputs *Inputs, const PastFiles *Past) {
  if (C.Arguments.empty())
    return cannot(C, "its compile command is empty");
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Physical = llvm::vfs::createPhysicalFileSystem();
  if (Past)
    Physical = llvm::makeIntrusiveRefCnt<PastFileSystem>(std::move(Physical), *Past);
  const FileView &Files = Past ? *Past : FileView::disk();
  llvm::IntrusiveRefCntPtr<InputRecorder> Recorder;
  if (Inputs)
    Physical = Recorder = llvm::makeIntrusiveRefCnt<InputRecorder>(std::move(Physical), Files);
  auto Disk = llvm::makeIntrusiveRefCnt<RegularFileSystem>(std::move(Physical));
  if (std::error_code E = Disk->setCurrentWorkingDirectory(C.Directory))
    return cannot(C, "its folder '" + C.Directory + "' cannot be entered: " + E.message());
  llvm::ErrorOr<llvm::vfs::Status> Main = Disk->status(C.File);
  if (!Main)
    return cannot(C, Main.getError().message());
  if (!Main->isRegularFile())
    return cannot(C, "it is not a file");

  ErrorCollector Errors;
  auto Invocation = makeInvocation(C, O, Disk, Errors);
  if (!Invocation || Invocation->getFrontendOpts().Inputs.empty())
    return cannot(C, Errors.Errors.empty() ? std::string("its compile command is not one of Clang")
                                           : Errors.Errors.front().Message);
  Disk->forgetMissing();
  Errors.Errors.clear();

  bool Reached = false;
  auto Finish = [&](CompilerInstance &CI) {
    Reached = true;
    // Our own instantiations come after the list of errors has been taken.
    std::vector<SourceError> Seen = Errors.Errors;
    AtEnd({CI, Seen, *Disk});
  };
  CompilerInstance CI(std::move(Invocation));
  CI.setVirtualFileSystem(Disk);
  CI.createDiagnostics(&Errors, /*ShouldOwnClient=*/false);
  CI.setVerboseOutputStream(llvm::nulls());
  UnitAction Action(Finish, Recorder);
  CI.ExecuteAction(Action);
  if (!Reached)
    return cannot(C, Errors.Errors.empty() ? std::string("Clang gave up without a message")
                                           : Errors.Errors.front().Message);
  if (Inputs)
    *Inputs = Recorder->inputs();
  return llvm::Error::success();
}
