//===- Report/SampleFindings.h - findings to be rendered --------*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_TEST_REPORT_SAMPLEFINDINGS_H
#define HEDDLE_TEST_REPORT_SAMPLEFINDINGS_H

#include "Findings/Finding.h"

namespace heddle::report {

inline constexpr char Bank[] = "/src/bank.cpp", Main[] = "/src/main.cpp";

/// Line 3 of bank.cpp is "  balance_ += amount;".
inline findings::Finding lostUpdate() {
  findings::Finding F;
  findings::Place P{Bank, 3, 3, 18};
  F.Check = "heddle-nonatomic-rmw";
  F.Level = findings::Confidence::High;
  F.Where = P;
  F.Message = "'balance_' is read, changed and written back in separate steps";
  F.Function = "Account::deposit";
  F.Threads = {{"Teller::run",
                "started at",
                {Main, 12, 3, 0},
                {{P, "reads 'balance_' (100)", 1}, {P, "writes 'balance_' = 150", 3}}},
               {"Teller::run",
                "started in a loop",
                {Main, 12, 3, 0},
                {{P, "reads 'balance_' (100)", 2}, {P, "writes 'balance_' = 130", 4}}}};
  F.Outcome = "the update of step 3 is lost";
  for (uint32_t Line : {18, 22, 40})
    F.Notes.push_back({{Bank, Line, 5, 0}, "3 of 4 accesses to 'balance_' hold 'mu_'"});
  F.Help = "hold 'mu_' here, or make 'balance_' a std::atomic<long>";
  F.Fingerprint = "0123456789abcdef0123456789abcdef";
  return F;
}

/// Line 7 of bank.cpp locks 'mu_', line 8 'to.mu_', and line 4 of main.cpp is
/// "  ledger.close();".
inline findings::Finding deadlock() {
  findings::Finding F;
  findings::Place First{Bank, 7, 21, 3}, Second{Bank, 8, 23, 6};
  F.Check = "heddle-lock-order";
  F.Where = Second;
  F.Message = "'Account::mu_' of two accounts is locked in both orders";
  F.Function = "Account::transfer";
  F.Threads = {{"settle",
                "started at",
                {Main, 20, 3, 0},
                {{{Main, 9, 1, 0}, "calls 'Account::transfer'", 1, {}, true},
                 {First, "locks 'a.mu_'", 2},
                 {Second, "waits for 'b.mu_'", 4, {"a.mu_"}}}},
               {"Ledger::refundEverythingThatIsLeft",
                "called by any thread",
                {},
                {{{Main, 4, 10, 7}, "locks 'b.mu_'", 3},
                 {Second, "waits for 'a.mu_'", 5, {"b.mu_", "Ledger::mu_"}}}}};
  F.Outcome = "neither thread can go on";
  F.Coffman = {{"mutual exclusion", {{Bank, 1, 14, 3}, "a std::mutex has one owner"}},
               {"hold and wait", {Second, "the first is held while the second is awaited"}, true},
               {"no preemption", {{}, "nobody can take a std::mutex from its owner"}},
               {"circular wait", {{}, "thread 1 waits for thread 2, which waits for thread 1"}}};
  F.Notes = {{{}, "no outer lock covers both"}};
  F.Help = "take both at once: std::scoped_lock both(mu_, to.mu_)";
  F.Fixes = {{"use std::scoped_lock", {{Bank, 100, 5, "std::scoped_lock"}}}};
  F.Fingerprint = "fedcba9876543210fedcba9876543210";
  return F;
}

} // namespace heddle::report

#endif // HEDDLE_TEST_REPORT_SAMPLEFINDINGS_H
