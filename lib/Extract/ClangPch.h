//===- Extract/ClangPch.h - Clang's headers, read once ----------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The precompiled header of this folder: what most of its sources include of
// Clang. Each source still includes what it uses.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_EXTRACT_CLANGPCH_H
#define HEDDLE_EXTRACT_CLANGPCH_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Analysis/CFG.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"

#endif // HEDDLE_EXTRACT_CLANGPCH_H
