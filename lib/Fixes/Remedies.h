//===- Fixes/Remedies.h - one function for each kind ------------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Each makes the fix that a remedy asks for, or none where the text is not what
// it expects. All places of the remedy lie in the file of the tokens.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_FIXES_REMEDIES_H
#define HEDDLE_FIXES_REMEDIES_H

#include "Findings/Finding.h"
#include "Fixes/SourceTokens.h"

namespace heddle::fixes {

class AnnotationMacros;

std::optional<findings::Fix> useFetchOperation(const SourceTokens &T, const findings::Remedy &R);
std::optional<findings::Fix> useExchange(const SourceTokens &T, const findings::Remedy &R);
std::optional<findings::Fix> holdLock(const SourceTokens &T, const findings::Remedy &R);
std::optional<findings::Fix> lockTogether(const SourceTokens &T, const findings::Remedy &R);
std::optional<findings::Fix> annotate(const SourceTokens &T, const findings::Remedy &R,
                                      AnnotationMacros &Macros);

/// The token at a place.
inline std::optional<size_t> tokenAt(const SourceTokens &T, const findings::Place &P) {
  return T.at(P.Line, P.Column);
}

/// Puts \p Text in place of the bytes [\p Begin, \p End).
inline findings::Replacement replace(const findings::Remedy &R, size_t Begin, size_t End,
                                     std::string Text) {
  return {R.Where.File, static_cast<uint32_t>(Begin), static_cast<uint32_t>(End - Begin),
          std::move(Text)};
}

} // namespace heddle::fixes

#endif // HEDDLE_FIXES_REMEDIES_H
