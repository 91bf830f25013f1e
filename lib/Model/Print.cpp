//===- Model/Print.cpp - paths and events as text -------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Model/Print.h"
#include "Model/Spelling.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

using namespace heddle;
using namespace heddle::model;

std::string model::printable(llvm::StringRef Text) {
  std::string Out;
  Out.reserve(Text.size());
  for (unsigned char C : Text) {
    if (C >= 0x20 && C != 0x7f)
      Out += static_cast<char>(C);
    else
      Out += {'\\', 'x', llvm::hexdigit(C >> 4, true), llvm::hexdigit(C & 15, true)};
  }
  return Out;
}

namespace {

std::string numbered(llvm::StringRef What, uint32_t Number) {
  return (What + "(" + llvm::Twine(Number) + ")").str();
}

/// `WHAT(NAME)`, with the number where the name alone would not do.
template <class Row>
std::string named(llvm::StringRef What, uint32_t I, const std::vector<Row> *Rows) {
  if (!Rows || I >= Rows->size())
    return (What + "(#" + llvm::Twine(I) + ")").str();
  const std::string &Name = (*Rows)[I].Name;
  bool Unique = !Name.empty();
  for (size_t J = 0; Unique && J != Rows->size(); ++J)
    Unique = J == I || (*Rows)[J].Name != Name;
  std::string Text = (What + "(").str() + printable(Name);
  return Unique ? Text + ")" : Text + "#" + std::to_string(I) + ")";
}

std::string printRoot(const AccessPath &P, const PrintNames &N) {
  const FunctionSummary *F = N.Function;
  switch (P.Root) {
  case RootKind::Unknown:
    return P.RootOperand ? numbered("?", P.RootOperand) : "?";
  case RootKind::This:
    return "this";
  case RootKind::Param:
    return named("param", P.RootOperand, F ? &F->Params : nullptr);
  case RootKind::Global:
    return printEntity(EntityId(P.RootOperand), N);
  case RootKind::Local:
    return named("local", P.RootOperand, F ? &F->Locals : nullptr);
  case RootKind::Capture:
    return named("capture", P.RootOperand, F ? &F->Captures : nullptr);
  case RootKind::Result:
    return "result(#" + std::to_string(P.RootOperand) + ")";
  }
  return "?";
}

/// The member's own name: its class stands before it in the path already.
std::string printField(EntityId Field, const PrintNames &N) {
  if (Field.index() >= N.Entities.size())
    return "." + numbered("entity", Field.index());
  llvm::StringRef Name = N.Entities[Field.index()].Name;
  size_t Colons = Name.rfind("::");
  return "." + printable(Colons == llvm::StringRef::npos ? Name : Name.substr(Colons + 2));
}

std::string printUses(const std::vector<EventId> &Uses) {
  std::string Text = "uses=[";
  for (size_t I = 0; I != Uses.size(); ++I)
    Text += (I ? " #" : "#") + std::to_string(Uses[I].index());
  return Text + "]";
}

/// Words with blanks between them.
class Line {
public:
  explicit Line(llvm::StringRef First) : Text(First) {}
  void add(const llvm::Twine &Word) { Text += " " + Word.str(); }
  void flag(bool On, llvm::StringRef Word) {
    if (On)
      add(Word);
  }
  void path(llvm::StringRef Label, PathId P, const PrintNames &N) {
    if (P)
      add(Label + printPath(P, N));
  }
  void place(const Location &L, const PrintNames &N) {
    if (L != Location())
      add("at " + printLocation(L, N, N.Function ? N.Function->Where.File : FileId()));
  }
  std::string take() { return std::move(Text); }

private:
  std::string Text;
};

void addAccess(const Event &E, const PrintNames &N, Line &Out) {
  bool IsAccess = E.Kind == EventKind::Read || E.Kind == EventKind::Write ||
                  E.Kind == EventKind::ReadModifyWrite;
  Out.flag(E.Form != RmwForm::None, spelling(E.Form));
  Out.flag(E.How != Sync::Plain, spelling(E.How));
  Out.flag(E.How == Sync::Atomic || E.Order != MemoryOrder::SeqCst, spelling(E.Order));
  Out.path(IsAccess ? "" : "object=", E.Object, N);
  Out.path("source=", E.Source, N);
}

void addCall(const Event &E, const PrintNames &N, Line &Out) {
  Out.path("through=", E.CalleePath, N);
  if (!E.Args.empty()) {
    std::string Args;
    for (const Argument &A : E.Args)
      Args += (Args.empty() ? "" : ", ") + printArgument(A, N);
    Out.add("args=[" + Args + "]");
  }
  Out.flag(E.Virtual, "virtual");
  Out.flag(E.Implicit, "implicit");
  Out.flag(E.Constructs, "constructs");
  Out.flag(E.Destroys, "destroys");
  Out.flag(E.ResultUnused, "result-unused");
  if (!E.Chosen.empty())
    Out.add("chosen='" + printable(E.Chosen) + "'");
}

void addLocks(const Event &E, const PrintNames &N, Line &Out) {
  if (!E.Locks.empty()) {
    std::string Locks;
    for (PathId L : E.Locks)
      Locks += (Locks.empty() ? "" : ", ") + printPath(L, N);
    Out.add("locks=[" + Locks + "]");
  }
  Out.flag(E.Mode != LockMode::Exclusive, spelling(E.Mode));
  if (E.Policy != GuardPolicy::Lock)
    Out.add("policy=" + spelling(E.Policy));
  Out.flag(E.SuccessIsZero, "success-is-zero");
  Out.flag(E.Timed, "timed");
  Out.flag(E.All, "all");
}

} // namespace

std::string model::printFile(llvm::StringRef Path, llvm::StringRef Folder) {
  Folder = Folder.rtrim('/');
  llvm::StringRef Below = Path;
  if (!Folder.empty() && Below.consume_front(Folder) && Below.consume_front("/"))
    return printable(Below);
  return printable(Path);
}

std::string model::printEntity(EntityId E, const PrintNames &N) {
  if (!E)
    return "none";
  if (E.index() >= N.Entities.size())
    return numbered("entity", E.index());
  const Entity &Row = N.Entities[E.index()];
  const std::string &Name = Row.display();
  return printable(Name.empty() ? Row.Usr : Name);
}

std::string model::printLocation(const Location &L, const PrintNames &N, FileId Near) {
  if (L == Location())
    return "nowhere";
  std::string Text;
  if (L.File && L.File.index() >= N.Files.size())
    Text = numbered("file", L.File.index()) + ":";
  else if (L.File && L.File != Near)
    Text = printFile(N.Files[L.File.index()].Path, N.Folder) + ":";
  Text += std::to_string(L.Line) + ":" + std::to_string(L.Column);
  return L.Length ? Text + "+" + std::to_string(L.Length) : Text;
}

std::string model::printPath(const AccessPath &P, const PrintNames &N) {
  std::string Text = P.AddressOf ? "&" : "";
  Text += printRoot(P, N);
  for (const Step &S : P.Steps) {
    switch (S.Kind) {
    case StepKind::Field:
      Text += printField(EntityId(S.Operand), N);
      break;
    case StepKind::Deref:
      Text += "*";
      break;
    case StepKind::Element:
      Text += S.Operand ? "[" + std::to_string(S.Operand - 1) + "]" : "[]";
      break;
    }
  }
  return P.Truncated ? Text + "..." : Text;
}

std::string model::printPath(PathId P, const PrintNames &N) {
  if (!P)
    return "none";
  if (P.index() >= N.Paths.size())
    return numbered("path", P.index());
  return printPath(N.Paths[P.index()], N);
}

std::string model::printArgument(const Argument &A, const PrintNames &N) {
  std::string Text;
  if (A.How != Passing::Value)
    Text = A.How == Passing::Reference ? "ref " : "move ";
  if (A.Path)
    Text += printPath(A.Path, N);
  else if (A.Constant)
    Text += std::to_string(*A.Constant);
  else if (!A.Callable)
    Text += "_";
  if (A.Path && A.Constant)
    Text += "=" + std::to_string(*A.Constant);
  if (A.Callable) {
    if (A.Path || A.Constant)
      Text += " ";
    Text += numbered("callable", A.Callable.index());
  }
  if (!A.Chosen.empty())
    Text += " chosen='" + printable(A.Chosen) + "'";
  return A.Uses.empty() ? Text : Text + " " + printUses(A.Uses);
}

std::string model::printCallable(const Callable &C, const PrintNames &N) {
  Line Out(C.Target ? printEntity(C.Target, N) : "unknown");
  Out.flag(C.IsMethod, "method");
  Out.path("stored=", C.Stored, N);
  Out.path("object=", C.Object, N);
  for (const Capture &Row : C.Captures) {
    std::string Text = printable(Row.Name);
    if (Row.Path)
      Text += "=" + printPath(Row.Path, N);
    Out.add("capture=[" + llvm::StringRef(Row.ByReference ? "ref " : "") + Text + "]");
  }
  for (const Argument &A : C.Bound)
    Out.add("bound=[" + printArgument(A, N) + "]");
  Out.place(C.Where, N);
  return Out.take();
}

std::string model::printEvent(const Event &E, const PrintNames &N) {
  Line Out(spelling(E.Kind));
  if (E.Callee)
    Out.add(printEntity(E.Callee, N));
  addAccess(E, N, Out);
  addCall(E, N, Out);
  addLocks(E, N, Out);
  if (E.Test != Comparison::None)
    Out.add("test=" + spelling(E.Test));
  if (E.Constant)
    Out.add("constant=" + llvm::Twine(*E.Constant));
  if (!E.Uses.empty())
    Out.add(printUses(E.Uses));
  Out.place(E.Where, N);
  return Out.take();
}

std::string model::printBranch(const Branch &B, const PrintNames &N) {
  Line Out(B.IsLoop ? "loop" : "if");
  bool Compared = B.Op != Comparison::None;
  if (B.Source) {
    Out.add("#" + llvm::Twine(B.Source.index()));
    if (Compared || B.Constant)
      Out.add(spelling(B.Op) + " " + llvm::Twine(B.Constant));
  }
  if (B.Left || B.Right) {
    Out.flag(B.Source.valid(), "with");
    bool Parameter = B.Left && !B.Right && !B.Source;
    Out.add(printPath(B.Left, N) + " " + spelling(B.Op) + " " +
            (Parameter ? llvm::Twine(B.Constant).str() : printPath(B.Right, N)));
  }
  if (!B.Source && !B.Left && !B.Right) {
    Out.add("?");
    if (Compared || B.Constant)
      Out.add(spelling(B.Op) + " " + llvm::Twine(B.Constant));
  }
  if (!B.Uses.empty())
    Out.add(printUses(B.Uses));
  Out.place(B.Where, N);
  return Out.take();
}
