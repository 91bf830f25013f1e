//===- Report/HtmlPage.h - the template of the page -------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// How the page of the HTML report looks. Used by Html alone, which says what is
// in it.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_REPORT_HTMLPAGE_H
#define HEDDLE_REPORT_HTMLPAGE_H

#include "llvm/ADT/StringRef.h"

namespace heddle::report {

/// A Mustache template. Everything is escaped but {{{style}}} and {{{script}}}.
extern const llvm::StringLiteral HtmlTemplate;
/// The style sheet.
extern const llvm::StringLiteral HtmlStyle;
/// What makes the lock graph move and the lists shorter. The page can do without.
extern const llvm::StringLiteral HtmlScript;

} // namespace heddle::report

#endif // HEDDLE_REPORT_HTMLPAGE_H
