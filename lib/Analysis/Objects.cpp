//===- Analysis/Objects.cpp -----------------------------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Analysis/Objects.h"
#include "llvm/ADT/STLExtras.h"

using namespace heddle;
using namespace heddle::analysis;
using namespace heddle::model;

size_t Objects::HashOrigin::operator()(const Origin &O) const {
  constexpr uint64_t Golden = 0x9e3779b97f4a7c15;
  uint64_t H = (uint64_t(O.Function.index()) << 32 | O.Index) * Golden;
  H = (H ^ H >> 29 ^ (uint64_t(O.Class.index()) << 3 | uint64_t(O.What))) * Golden;
  return H ^ H >> 32;
}

PathId Objects::origin(const Origin &O) {
  auto [It, New] = Index.try_emplace(O, OriginId(Origins.size()));
  if (New)
    Origins.push_back(O);
  return Paths.root(RootKind::Result, It->second.index());
}

PathId Objects::anyOf(EntityId Class) {
  Origin O;
  O.Class = Class;
  return origin(O);
}

PathId Objects::shared(EntityId Class) {
  Origin O;
  O.What = Origin::Kind::Shared;
  O.Class = Class;
  return origin(O);
}

PathId Objects::receiver(link::FunctionId F, EntityId Class) {
  if (Receivers.empty())
    Receivers.resize(P.Functions.size());
  auto &[Known, Path] = Receivers[F.index()];
  if (Path && Known == Class)
    return Path;
  Origin O;
  O.What = Origin::Kind::Receiver;
  O.Function = F;
  O.Class = Class;
  Known = Class;
  return Path = origin(O);
}

bool Objects::known(PathId Path) const {
  const Origin *O = originOf(Path);
  if (!O)
    return true;
  // What a caller passes by pointer is another object each time.
  bool Passed = O->What == Origin::Kind::Parameter &&
                P.body(O->Function).Params[O->Index].Type.is(TypeTrait::Pointer);
  return O->What != Origin::Kind::AnyOf && O->What != Origin::Kind::Receiver && !Passed;
}

bool Objects::oneInThread(PathId Path) const {
  const Origin *O = originOf(Path);
  return !(O && O->What == Origin::Kind::AnyOf) && !throughElement(Path) && !Paths[Path].Truncated;
}

bool Objects::namesOne(PathId Path) const {
  return known(Path) && !throughElement(Path) && !Paths[Path].Truncated;
}

bool Objects::alike(PathId A, PathId B) const {
  const AccessPath &PA = Paths[A], &PB = Paths[B];
  const Origin *OA = originOf(A), *OB = originOf(B);
  if (!OA || !OB || !OA->Class || OA->Class != OB->Class || PA.Steps != PB.Steps)
    return false;
  bool SharedA = OA->What == Origin::Kind::Shared, SharedB = OB->What == Origin::Kind::Shared;
  return (SharedA && !known(B)) || (SharedB && !known(A));
}

const Origin *Objects::originOf(PathId Path) const {
  if (!Path)
    return nullptr;
  const AccessPath &A = Paths[Path];
  return A.Root == RootKind::Result ? &Origins[A.RootOperand] : nullptr;
}

EntityId Objects::exactClass(PathId Path) const {
  if (!Path || Paths[Path].AddressOf)
    return {};
  const AccessPath &A = Paths[Path];
  const TypeFacts *T = nullptr;
  if (A.Steps.empty()) {
    const Origin *O = originOf(Path);
    if (O && O->What == Origin::Kind::Local)
      T = &P.body(O->Function).Locals[O->Index].Type;
    else if (const VariableFacts *V = O ? nullptr : P.variableFacts(EntityId(A.RootOperand)))
      T = &V->Type;
  } else if (A.Steps.back().Kind == StepKind::Field) {
    const VariableFacts *V = P.variableFacts(EntityId(A.Steps.back().Operand));
    T = V ? &V->Type : nullptr;
  }
  if (!T || T->is(TypeTrait::Pointer) || T->is(TypeTrait::Reference) || T->is(TypeTrait::Owner) ||
      T->is(TypeTrait::Array) || T->is(TypeTrait::Callable))
    return {};
  return T->Record;
}

EntityId Objects::declaredClass(PathId Path) const {
  const AccessPath &A = Paths[Path];
  if (EntityId Field = lastField(A)) {
    const VariableFacts *V = P.variableFacts(Field);
    return V ? V->Type.Record : EntityId();
  }
  if (const Origin *O = originOf(Path))
    return O->Class;
  const VariableFacts *V = P.variableFacts(EntityId(A.RootOperand));
  return V ? V->Type.Record : EntityId();
}

bool Objects::throughElement(PathId Path) const {
  for (const Step &S : Paths[Path].Steps)
    if (S.Kind == StepKind::Element && S.Operand == 0)
      return true;
  return false;
}

bool Objects::isReference(const Step &S) const {
  if (S.Kind != StepKind::Field)
    return false;
  const VariableFacts *V = P.variableFacts(EntityId(S.Operand));
  return V && V->Type.is(TypeTrait::Reference);
}

bool Objects::throughPointer(PathId Path) const {
  const AccessPath &A = Paths[Path];
  const Origin *O = originOf(Path);
  // What `new` made is an object in its own right.
  size_t First = O && O->What == Origin::Kind::Result && !A.Steps.empty() &&
                 A.Steps.front().Kind == StepKind::Deref;
  for (size_t I = First; I != A.Steps.size(); ++I)
    if (A.Steps[I].Kind == StepKind::Deref || (isReference(A.Steps[I]) && I + 1 != A.Steps.size()))
      return true;
  return false;
}

bool Objects::Bindings::mayHave(const AccessPath &P, size_t Steps) const {
  return Lengths.lookup(rootOf(P)) >> Steps & 1;
}

const PathId *Objects::Bindings::find(PathId Path) const {
  auto It = Named.find(Path.index());
  return It == Named.end() ? nullptr : &It->second;
}

PathId &Objects::Bindings::insert(PathId Path, const AccessPath &P, PathId Object) {
  static_assert(AccessPath::MaxSteps < 32, "a bit for each length");
  Lengths[rootOf(P)] |= uint32_t(1) << P.Steps.size();
  return Named.try_emplace(Path.index(), Object).first->second;
}

void Objects::bind(PathId Location, PathId Object) {
  // It names another thing in each thread.
  if (P.isThreadLocal(Paths[Location]))
    return;
  bindObject(Pointers, Paths, Location, Object);
}

void Objects::bindOther(PathId Location) {
  if (Pointers.find(Location))
    Pointers.insert(Location, Paths[Location], PathId()) = PathId();
}

void Objects::bindField(EntityId Field, PathId Object) {
  if (Fields.empty())
    Fields.resize(P.Entities.size());
  Fields[Field.index()] = Object;
}

/// \p Path from the last of its members on that names the same in all objects.
PathId Objects::followFields(PathId Path) {
  if (Fields.empty())
    return Path;
  const AccessPath &A = Paths[Path];
  for (size_t N = A.Steps.size(); N != 0; --N) {
    const Step &S = A.Steps[N - 1];
    if (S.Kind != StepKind::Field || !Fields[S.Operand])
      continue;
    bool Reference = isReference(S);
    if (!Reference && (N == A.Steps.size() || A.Steps[N].Kind != StepKind::Deref))
      continue;
    // It was not stored in the object itself: there the pointer is null. The one that
    // it names next is that object.
    auto Inside = llvm::ArrayRef(A.Steps).take_front(N - 1);
    if (Paths.findPrefix(A, N - 1) == Fields[S.Operand] || llvm::is_contained(Inside, S))
      continue;
    // Some object of the class may be that one as well.
    const VariableFacts *V = P.variableFacts(EntityId(S.Operand));
    const Origin *O = originOf(Path);
    if (O && O->What == Origin::Kind::AnyOf && V && declaredClass(Fields[S.Operand]) == V->Class)
      continue;
    return Paths.append(Fields[S.Operand], llvm::ArrayRef(A.Steps).drop_front(N + !Reference),
                        A.AddressOf, A.Truncated);
  }
  return Path;
}

/// The length of the beginning of \p Path that names two things, or 0.
size_t Objects::ambiguousPointer(PathId Path) const {
  const AccessPath &A = Paths[Path];
  for (size_t N = A.Steps.size(); N != 0; --N) {
    if (!Pointers.mayHave(A, N))
      continue;
    PathId Key = Paths.findPrefix(A, N);
    const PathId *Named = Key ? Pointers.find(Key) : nullptr;
    if (Named && !*Named)
      return N;
  }
  return 0;
}

/// \p Path with all before its first field at or after step \p From left out.
PathId Objects::someObject(PathId Path, size_t From) {
  AccessPath A = Paths[Path];
  for (size_t I = From; I != A.Steps.size(); ++I) {
    if (A.Steps[I].Kind != StepKind::Field)
      continue;
    const VariableFacts *V = P.variableFacts(EntityId(A.Steps[I].Operand));
    if (!V || !V->Class)
      return Path;
    return Paths.append(anyOf(V->Class), llvm::ArrayRef(A.Steps).drop_front(I), A.AddressOf,
                        A.Truncated);
  }
  return Path;
}

PathId Objects::someOf(PathId Path) {
  AccessPath A = Paths[Path];
  const Origin *O = originOf(Path);
  if (O && O->Class && (A.Steps.empty() || A.Steps.front().Kind == StepKind::Field))
    return Paths.append(anyOf(O->Class), A.Steps, A.AddressOf, A.Truncated);
  PathId Some = someObject(Path, 0);
  return Some == Path ? PathId() : Some;
}

PathId Objects::canonical(PathId Path) {
  if (!Path)
    return Path;
  Path = followPointers(Pointers, Paths, followFields(Path));
  const AccessPath &A = Paths[Path];
  const Origin *O = originOf(Path);
  // What a local pointer or a parameter pointer points to is not known: the
  // first field after the dereference says of which class it is.
  bool Unknown = O && (O->What == Origin::Kind::Local || O->What == Origin::Kind::Parameter);
  bool Own = Unknown || (O && O->What == Origin::Kind::Result);
  constexpr size_t Deepest = 5;
  size_t From = 0;
  if (Unknown && !A.Steps.empty() && A.Steps.front().Kind == StepKind::Deref)
    From = 1;
  if (Own)
    From = std::max(From, ambiguousPointer(Path));
  if (A.Steps.size() > Deepest)
    From = std::max<size_t>(From, A.Steps.size() - 3);
  return From == 0 ? Path : someObject(Path, From);
}

std::string Objects::displayRoot(PathId Path, NameFor N) const {
  const AccessPath &A = Paths[Path];
  if (A.Root == RootKind::Global) {
    const Entity &E = P.entity(EntityId(A.RootOperand));
    return N == NameFor::People ? E.display() : E.Name;
  }
  const Origin *O = originOf(Path);
  if (!O)
    return "";
  bool IsLocal = O->What == Origin::Kind::Local;
  if (!IsLocal && O->What != Origin::Kind::Parameter)
    return "";
  if (N == NameFor::Fingerprint) {
    std::string Function = P.entityOf(O->Function).Name;
    return IsLocal ? "local of " + Function
                   : "parameter " + std::to_string(O->Index) + " of " + Function;
  }
  const FunctionSummary &Body = P.body(O->Function);
  if (IsLocal)
    return Body.Locals[O->Index].Name;
  return O->Index < Body.Params.size() ? Body.Params[O->Index].Name : "";
}

std::string Objects::display(PathId Path, NameFor N) const {
  const AccessPath &A = Paths[Path];
  std::string S = displayRoot(Path, N);
  bool Arrow = false;
  for (const Step &St : A.Steps) {
    switch (St.Kind) {
    case StepKind::Deref:
      Arrow = true;
      continue;
    case StepKind::Element:
      S += St.Operand ? "[" + std::to_string(St.Operand - 1) + "]" : "[]";
      break;
    case StepKind::Field: {
      llvm::StringRef Name =
          catalog::splitQualifiedName(P.entity(EntityId(St.Operand)).Name).second;
      if (!S.empty())
        S += Arrow ? "->" : ".";
      S += Name;
      break;
    }
    }
    Arrow = false;
  }
  if (S.empty())
    S = "*this";
  return S;
}
