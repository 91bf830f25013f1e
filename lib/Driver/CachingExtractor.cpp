//===- Driver/CachingExtractor.cpp - what is known is not parsed ----------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/CachingExtractor.h"

using namespace llvm;

namespace heddle::driver {

Error CachingExtractor::run(ArrayRef<extract::Command> Commands,
                            function_ref<void(size_t, ExtractResult)> Done) {
  std::vector<std::optional<model::TuSummary>> Known = Cache.load(Threads);
  std::vector<extract::Command> Others;
  std::vector<size_t> Numbers;
  for (size_t I = 0; I < Commands.size(); ++I) {
    if (Known[I]) {
      Done(I, {true, "", "", std::move(Known[I])});
    } else {
      Others.push_back(Commands[I]);
      Numbers.push_back(I);
    }
  }
  if (Others.empty())
    return Error::success();
  return Rest.run(Others, [&](size_t N, ExtractResult R) {
    // At once: what is done stays done if the run is ended.
    Cache.keep(Numbers[N], Others[N], R);
    Done(Numbers[N], std::move(R));
  });
}

} // namespace heddle::driver
