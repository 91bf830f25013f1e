//===- checks/race/GuardAnnotation.cpp ------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "checks/race/GuardAnnotation.h"
#include "Analysis/GuardContracts.h"
#include "checks/Narrator.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"

using namespace heddle;
using namespace heddle::checks;
using namespace heddle::analysis;
using namespace heddle::model;
using findings::Finding;
using findings::Remedy;

namespace {

class Reporter {
public:
  Reporter(WholeProgram &Whole, std::vector<Finding> &To) : W(Whole), Say(Whole), Out(To) {}
  void report(const GuardedVariable &V);
  void report(const RequiringFunction &F, bool Shared);

private:
  Finding about(EntityId Declared, llvm::StringRef Attribute, std::string Locks,
                std::vector<std::string> Parameters) const;
  std::string list(llvm::ArrayRef<Location> Places) const;

  WholeProgram &W;
  Narrator Say;
  std::vector<Finding> &Out;
};

std::string unqualified(llvm::StringRef Name) {
  return catalog::splitQualifiedName(Name).second.str();
}

std::string counted(size_t N, llvm::StringRef What) {
  return (llvm::Twine(N) + " " + What + (N == 1 ? "" : "s")).str();
}

} // namespace

/// `db_impl.cc:551, 557, version_set.cc:12`, the first few.
std::string Reporter::list(llvm::ArrayRef<Location> Places) const {
  constexpr size_t Most = 5;
  std::string Text;
  FileId Last;
  for (const Location &L : Places.take_front(Most)) {
    Text += Text.empty() ? "" : ", ";
    if (L.File != Last)
      Text += (llvm::sys::path::filename(W.P.Files[L.File.index()].Path) + ":").str();
    Text += std::to_string(L.Line);
    Last = L.File;
  }
  return Text + (Places.size() > Most ? ", …" : "");
}

Finding Reporter::about(EntityId Declared, llvm::StringRef Attribute, std::string Locks,
                        std::vector<std::string> Parameters) const {
  const Entity &E = W.P.entity(Declared);
  Finding F;
  F.Check = "heddle-guard-annotation";
  F.Where = Say.place(E.Where);
  F.Help = "declare it " + Attribute.str() + "(" + Locks +
           "), which the compiler can check (-Wthread-safety)";
  F.Identity = {E.Name, Attribute.str()};
  Remedy R;
  R.What = Remedy::Kind::Annotate;
  R.Where = F.Where;
  R.Name = unqualified(E.Name);
  R.Lock = std::move(Locks);
  R.Names = {Attribute.str()};
  llvm::append_range(R.Names, Parameters);
  F.Remedies.push_back(std::move(R));
  return F;
}

void Reporter::report(const GuardedVariable &V) {
  Finding F = about(V.Variable, V.Pointee ? "pt_guarded_by" : "guarded_by", V.LockText, {});
  const std::string Name = "'" + unqualified(W.P.entity(V.Variable).Name) + "'";
  F.Message = (V.Pointee ? "what " + Name + " points to" : Name) + " is used only with '" +
              V.LockText + "' held, but does not say so";
  std::string Note = counted(V.Here + V.ByCallers, "place") +
                     (V.Here + V.ByCallers == 1 ? " holds '" : " hold '") + V.LockText + "'";
  if (V.ByCallers)
    Note += ", " + std::to_string(V.ByCallers) + " of them by what calls them";
  F.Notes.push_back({{}, Note + " (" + list(V.Places) + ")"});
  F.Identity.push_back(W.P.entity(V.Lock).Name);
  Out.push_back(std::move(F));
}

void Reporter::report(const RequiringFunction &R, bool Shared) {
  std::string Locks, Names;
  std::vector<std::string> Parameters, Identity;
  for (const RequiringFunction::Need &L : R.Locks) {
    if (L.Shared != Shared)
      continue;
    Locks += (Locks.empty() ? "" : ", ") + L.Text;
    Names += (Names.empty() ? "'" : " and '") + L.Text + "'";
    if (!L.Parameter.empty())
      Parameters.push_back(L.Parameter);
    if (L.Lock)
      Identity.push_back(W.P.entity(L.Lock).Name);
  }
  if (Locks.empty())
    return;
  Finding F = about(R.Function, Shared ? "requires_shared_capability" : "requires_capability",
                    Locks, Parameters);
  F.Function = W.P.entity(R.Function).display();
  F.Message = "'" + W.P.entity(R.Function).Name + "' is called only with " + Names +
              " held, but does not say so";
  F.Notes.push_back({{}, "called at " + list(R.Callers)});
  llvm::append_range(F.Identity, Identity);
  Out.push_back(std::move(F));
}

void heddle::checks::guardAnnotation(WholeProgram &W, std::vector<Finding> &Out) {
  GuardContracts Found = inferContracts(W);
  Reporter To(W, Out);
  for (const GuardedVariable &V : Found.Variables)
    To.report(V);
  for (const RequiringFunction &F : Found.Functions)
    for (bool Shared : {false, true})
      To.report(F, Shared);
}
