//===- Extract/Unit.h - the tables of the TU that is being read -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What all parts of Extract share while one translation unit is read.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_EXTRACT_UNIT_H
#define HEDDLE_EXTRACT_UNIT_H

#include "Extract/EntityTable.h"
#include "Extract/Extract.h"
#include "Extract/FileTable.h"
#include "Extract/Matchers.h"
#include "Extract/Names.h"
#include "Extract/TypeTraits.h"
#include "Model/PathTable.h"
#include "clang/AST/ASTContext.h"

namespace heddle::extract {

struct Unit {
  Unit(clang::ASTContext &Ctx, const Options &O, model::TuSummary &Out)
      : Ctx(Ctx), Limits(O), Out(Out), Files(Ctx.getSourceManager(), Ctx.getLangOpts(), Out.Files),
        Entities(Files, Naming, Out.Entities), Match(Entities, Naming),
        Types(Ctx, Entities, Match) {}

  clang::ASTContext &Ctx;
  const Options &Limits;
  model::TuSummary &Out;
  Names Naming;
  FileTable Files;
  EntityTable Entities;
  Matchers Match;
  TypeTraits Types;
  model::PathTable Paths;
};

} // namespace heddle::extract

#endif // HEDDLE_EXTRACT_UNIT_H
