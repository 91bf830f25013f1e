//===- Driver/Statistics.cpp - what a run cost ----------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#include "Driver/Statistics.h"
#include "llvm/Support/FormatVariadic.h"
#include <sys/resource.h>

using namespace llvm;

namespace heddle::driver {
namespace {

double seconds(const timeval &T) { return double(T.tv_sec) + double(T.tv_usec) / 1e6; }

double cpuOf(const rusage &U) { return seconds(U.ru_utime) + seconds(U.ru_stime); }

double since(std::chrono::steady_clock::time_point T) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - T).count();
}

} // namespace

double RunCost::serialShare() const {
  double Serial = std::max(0.0, Wall - WorkerWall);
  double Work = Serial + WorkerCpu;
  return Work > 0 ? Serial / Work : 0;
}

double RunCost::speedUpBound() const {
  double Share = serialShare();
  return Share > 0 ? 1 / Share : 0;
}

std::string RunCost::describe() const {
  std::string Text;
  Text += formatv("time: {0:f2} s wall, {1:f2} s processor ({2:f2} s of it in workers), -j {3}\n",
                  Wall, Cpu, WorkerCpu, Jobs);
  Text += formatv("parse: {0} units in {1:f2} s, {2:f2} units a second\n", Units, WorkerWall,
                  WorkerWall > 0 ? Units / WorkerWall : 0.0);
  Text += formatv("link and checks: {0:f3} s\n", Link);
  Text += formatv("serial share: {0:f2} %; no number of processors makes it more than {1:f1} "
                  "times as fast (Amdahl's law)\n",
                  serialShare() * 100, speedUpBound());
  Text += formatv("memory: {0} MiB, largest worker {1} MiB\n", PeakMiB, WorkerPeakMiB);
  return Text;
}

void CostMeter::workersBegin() { WorkersBegan = std::chrono::steady_clock::now(); }
void CostMeter::workersEnd() { WorkerWall += since(WorkersBegan); }

RunCost CostMeter::cost() const {
  RunCost C;
  rusage Self = {}, Children = {};
  ::getrusage(RUSAGE_SELF, &Self);
  ::getrusage(RUSAGE_CHILDREN, &Children);
  C.Wall = since(Begin);
  C.WorkerCpu = cpuOf(Children);
  C.Cpu = cpuOf(Self) + C.WorkerCpu;
  C.WorkerWall = WorkerWall;
  C.PeakMiB = Self.ru_maxrss / 1024;
  C.WorkerPeakMiB = Children.ru_maxrss / 1024;
  return C;
}

} // namespace heddle::driver
