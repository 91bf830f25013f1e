//===- Tidy/HostVersion.h - whether this clang-tidy is ours -----*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Clang's classes are laid out anew in each major version, so that a plugin that
// runs in another one crashes at a place of its choice. The plugin's loader asks
// here before it loads the rest. Uses the standard library alone: in a foreign
// host LLVM's own functions are not what they seem.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_TIDY_HOSTVERSION_H
#define HEDDLE_TIDY_HOSTVERSION_H

#include <optional>
#include <string>
#include <string_view>

namespace heddle::tidy {

/// Why the plugin, built for LLVM \p OwnMajor, must not be used in a program
/// whose Clang calls itself \p Host ("Debian clang version 22.1.8"): one
/// sentence. None where it may.
std::optional<std::string> refusal(std::string_view Host, unsigned OwnMajor);

} // namespace heddle::tidy

#endif // HEDDLE_TIDY_HOSTVERSION_H
