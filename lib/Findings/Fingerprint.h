//===- Findings/Fingerprint.h - identity and order of findings --*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What makes two findings the same finding, within a run and from one run to
// the next. The order of use is: mergeEqual, assignFingerprints, then
// suppression and filters, then sortFindings; fingerprints come before
// suppression, so that a new NOLINT does not rename its neighbours.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_FINDINGS_FINGERPRINT_H
#define HEDDLE_FINDINGS_FINGERPRINT_H

#include "Findings/Finding.h"

namespace heddle::findings {

/// Makes one finding of those that have the same check, place and message (a header
/// in two translation units, a file that is compiled twice, instantiations of one
/// template). The most confident one stays. The result does not depend on the order of \p All.
void mergeEqual(std::vector<Finding> &All);

/// Sets Finding::Fingerprint of each and sorts its Identity: 32 hex digits, a
/// hash of the schema version, the check, the identity and the ordinal among
/// findings that are equal in these (by place). Lines, columns, messages,
/// absolute paths and the version of the tool are not in it, so that it
/// survives edits elsewhere in the file and another checkout.
void assignFingerprints(std::vector<Finding> &All);

/// Sorts by file, line, column, check, message.
void sortFindings(std::vector<Finding> &All);

} // namespace heddle::findings

#endif // HEDDLE_FINDINGS_FINGERPRINT_H
