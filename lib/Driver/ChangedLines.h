//===- Driver/ChangedLines.h - which places belong to the change -*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Whether a place lies in the diff against the base. Files are compared when a
// place in them is asked for, each once.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_DRIVER_CHANGEDLINES_H
#define HEDDLE_DRIVER_CHANGEDLINES_H

#include "Driver/BaseRevision.h"
#include "Findings/Finding.h"

namespace heddle::driver {

class ChangedLines {
public:
  enum class Nearness : uint8_t {
    Changed, ///< the line is not in the base
    Near,    ///< it is shown beside one in a diff
    Far,
  };

  /// \p B must live as long as this.
  explicit ChangedLines(const BaseRevision &B) : Base(B) {}

  Nearness of(const findings::Place &P);

private:
  struct FileLines {
    bool All = false;
    std::vector<LineRange> Changed;
  };
  const FileLines &linesOf(const std::string &File);
  FileLines compare(const std::string &File) const;

  const BaseRevision &Base;
  std::map<std::string, FileLines> Files;
};

} // namespace heddle::driver

#endif // HEDDLE_DRIVER_CHANGEDLINES_H
