//===- Catalog/Catalog.cpp ------------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Catalog/Catalog.h"
#include "Catalog/BuiltinFiles.h"
#include "Catalog/Sections.h"

using namespace llvm;
namespace heddle::catalog {

Expected<Catalog> Catalog::builtin() {
  Catalog C;
  // Large enough for what is built in without growing.
  C.Functions = ByName<Function>(8192);
  C.Types = ByName<Type>(1024);
  Sections Reader(C, /*FromUser=*/false);
  for (const BuiltinFile &F : builtinFiles())
    if (Error E = Reader.read(F.Text, F.Name))
      return std::move(E);
  return C;
}

Error Catalog::add(StringRef Yaml, StringRef FileName) {
  Catalog Fresh;
  if (Error E = Sections(Fresh, /*FromUser=*/true).read(Yaml, FileName))
    return E;
  merge(std::move(Fresh));
  return Error::success();
}

ArrayRef<StringRef> Catalog::sections() {
  static const std::vector<StringRef> Names = [] {
    std::vector<StringRef> All;
    for (const YamlSection &S : Sections::all())
      All.push_back(S.Name);
    return All;
  }();
  return Names;
}

const Function *Catalog::function(StringRef Name) const {
  auto It = Functions.find(Name);
  return It == Functions.end() ? nullptr : &It->second;
}

const Type *Catalog::type(StringRef Name) const {
  auto It = Types.find(Name);
  return It == Types.end() ? nullptr : &It->second;
}

const Type *Catalog::typeOfMember(StringRef Name) const {
  auto [Class, Member] = splitQualifiedName(Name);
  if (Class.empty())
    return nullptr;
  Member.consume_front("~");
  StringRef ClassName = splitQualifiedName(Class).second;
  return Member.split('<').first == ClassName.split('<').first ? type(Class) : nullptr;
}

Tag Catalog::tag(StringRef Name) const {
  auto It = Tags.find(Name);
  return It == Tags.end() ? Tag::None : It->second;
}

bool Catalog::isRecursiveLock(StringRef TypeName) const {
  const Type *T = type(TypeName);
  return T && T->Kind == TypeKind::Lock && T->Recursive;
}

bool Catalog::isSelfSynchronised(StringRef TypeName) const {
  const Type *T = type(TypeName);
  if (!T)
    return false;
  switch (T->Kind) {
  case TypeKind::Lock:
  case TypeKind::ConditionVariable:
  case TypeKind::Atomic:
  case TypeKind::Synchronised:
    return true;
  default:
    return false;
  }
}

CallBack Catalog::callsBack(StringRef Name) const {
  const Function *F = function(Name);
  return F ? F->Calls : CallBack::None;
}

std::pair<StringRef, StringRef> splitQualifiedName(StringRef Name) {
  // "operator<" and its like have no matching bracket.
  size_t End = Name.find("operator");
  if (End == StringRef::npos || (End != 0 && Name[End - 1] != ':'))
    End = Name.size();
  unsigned Depth = 0;
  for (size_t I = End; I > 1; --I) {
    char C = Name[I - 1];
    if (C == '>' || C == ')')
      ++Depth;
    else if ((C == '<' || C == '(') && Depth)
      --Depth;
    else if (C == ':' && Name[I - 2] == ':' && !Depth)
      return {Name.take_front(I - 2), Name.drop_front(I)};
  }
  return {StringRef(), Name};
}

} // namespace heddle::catalog
