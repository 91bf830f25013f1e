//===- Driver/CompilationDatabase.cpp - compile_commands.json as data -----===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/CompilationDatabase.h"
#include "Driver/JsonArray.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/StringSaver.h"

using namespace llvm;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

namespace heddle::driver {
namespace {

constexpr StringLiteral FileName = "compile_commands.json";
/// Larger ones are refused; 1,000,000 entries of 500 bytes fit.
constexpr uint64_t MaxBytes = 512ull << 20;

/// What is wrong with the entry \p O, or nothing; fills \p E.
std::string readEntry(const json::Object &O, CompileEntry &E) {
  auto Text = [&](StringRef Key, std::string &To, bool Needed) -> std::string {
    const json::Value *V = O.get(Key);
    if (!V)
      return Needed ? ("the key '" + Key + "' is missing").str() : "";
    std::optional<StringRef> S = V->getAsString();
    if (!S)
      return ("'" + Key + "' is not a string").str();
    To = originalBytes(*S);
    return StringRef(To).contains('\0') ? ("'" + Key + "' has a zero byte in it").str() : "";
  };
  std::string Command;
  for (std::string Wrong : {Text("file", E.File, true), Text("directory", E.Directory, true),
                            Text("output", E.Output, false), Text("command", Command, false)})
    if (!Wrong.empty())
      return Wrong;
  if (E.File.empty())
    return "'file' is empty";
  const json::Value *Arguments = O.get("arguments");
  if (Arguments && O.get("command"))
    return "it has both 'command' and 'arguments'";
  if (!Arguments && !O.get("command"))
    return "it has neither 'command' nor 'arguments'";
  if (Arguments) {
    const json::Array *List = Arguments->getAsArray();
    if (!List)
      return "'arguments' is not an array";
    for (const json::Value &V : *List) {
      std::optional<StringRef> S = V.getAsString();
      if (!S || S->contains('\0'))
        return "'arguments' has an element that is not a string";
      E.Arguments.push_back(originalBytes(*S));
    }
  } else {
    // Split as a shell would, and nothing of it run.
    BumpPtrAllocator Memory;
    StringSaver Saver(Memory);
    SmallVector<const char *, 64> Words;
    cl::TokenizeGNUCommandLine(Command, Saver, Words);
    E.Arguments.assign(Words.begin(), Words.end());
  }
  return E.Arguments.empty() ? "its command is empty" : "";
}

void addDatabasesOf(StringRef Folder, std::vector<std::string> &Found) {
  SmallString<256> Candidate(Folder);
  path::append(Candidate, FileName);
  if (fs::exists(Candidate))
    Found.push_back(Candidate.str().str());
  std::vector<std::string> Builds;
  std::error_code EC;
  for (fs::directory_iterator I(Folder, EC), End; I != End && !EC; I.increment(EC))
    if (path::filename(I->path()).starts_with("build"))
      Builds.push_back(I->path());
  llvm::sort(Builds);
  for (const std::string &B : Builds) {
    Candidate = B;
    path::append(Candidate, FileName);
    if (fs::exists(Candidate))
      Found.push_back(Candidate.str().str());
  }
}

Error notFound(const Twine &Where) {
  return createStringError("no compilation database in " + Where +
                           "; make one with 'cmake -DCMAKE_EXPORT_COMPILE_COMMANDS=ON ...' or "
                           "'bear -- make' and name its folder with -p, or give files and their "
                           "flags: heddle file.cpp -- -std=c++20");
}

} // namespace

Expected<CompilationDatabase> parseDatabase(StringRef Text, StringRef Path) {
  CompilationDatabase DB;
  DB.Path = Path.str();
  Error E = forEachElement(Text, Path, [&](json::Value V, unsigned Line) {
    CompileEntry Entry;
    Entry.Line = Line;
    const json::Object *O = V.getAsObject();
    std::string Wrong = O ? readEntry(*O, Entry) : "it is not an object";
    if (Wrong.empty())
      DB.Entries.push_back(std::move(Entry));
    else
      DB.Bad.push_back({Line, Entry.File, Wrong});
  });
  if (E)
    return std::move(E);
  return DB;
}

Expected<CompilationDatabase> loadDatabase(StringRef Path) {
  auto Fail = [&](const Twine &Why) {
    return createStringError("cannot read '" + Path + "': " + Why);
  };
  fs::file_status Status;
  if (std::error_code EC = fs::status(Path, Status))
    return Fail(StringRef(EC.message()).lower());
  if (Status.type() != fs::file_type::regular_file)
    return Fail("it is not a regular file");
  if (Status.getSize() > MaxBytes)
    return Fail("it is larger than 512 MiB");
  ErrorOr<std::unique_ptr<MemoryBuffer>> Buffer =
      MemoryBuffer::getFile(Path, /*IsText=*/false, /*RequiresNullTerminator=*/false);
  if (!Buffer)
    return Fail(StringRef(Buffer.getError().message()).lower());
  return parseDatabase((*Buffer)->getBuffer(), Path);
}

Expected<std::string> databaseIn(StringRef Given) {
  SmallString<256> P(Given);
  if (std::error_code EC = fs::make_absolute(P))
    return errorCodeToError(EC);
  if (fs::is_directory(P))
    path::append(P, FileName);
  if (!fs::exists(P))
    return notFound("'" + Given + "'");
  return P.str().str();
}

Expected<std::string> searchDatabase(StringRef Start) {
  SmallString<256> Folder(Start);
  if (std::error_code EC = fs::make_absolute(Folder))
    return errorCodeToError(EC);
  std::vector<std::string> Found;
  for (StringRef F = Folder; !F.empty(); F = path::parent_path(F)) {
    addDatabasesOf(F, Found);
    // One folder may have several builds: which of them is meant, heddle
    // cannot know.
    if (Found.size() > 1 && path::parent_path(Found[0]) != F)
      return createStringError("more than one compilation database: '" + Found[0] + "' and '" +
                               Found[1] + "'; name the one that is meant with -p");
    if (!Found.empty())
      return Found[0];
  }
  std::string Where = "'" + Folder.str().str() + "', its build* folders and the folders above it";
  return notFound(Where);
}

} // namespace heddle::driver
