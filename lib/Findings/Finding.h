//===- Findings/Finding.h - one thing that heddle has to say ----*- C++ -*-===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a check returns and every report prints. Plain values: a finding knows
// file names, not file ids, and no output format. Checks make them; suppression
// and baseline pass over them; reports print them.
//
//===----------------------------------------------------------------------===//
#ifndef HEDDLE_FINDINGS_FINDING_H
#define HEDDLE_FINDINGS_FINDING_H

#include "Findings/LockOrder.h"

namespace heddle::findings {

/// How sure heddle is; docs/confidence.md has the definition.
enum class Confidence : uint8_t { Low, Medium, High };

/// One step of a thread.
struct Step {
  Place Where;
  /// What the thread does: lower case, no full stop ("reads 'balance_' (100)").
  std::string Message;
  /// Position of the step in the interleaving, from 1, over all threads.
  uint32_t Order = 0;
  /// Display names of the locks held while it is done.
  std::vector<std::string> Held;
  /// Only leads to what matters (a call on the path to an access): a NOLINT
  /// there does not suppress the finding.
  bool OnTheWay = false;
};

/// One side of a finding.
struct Thread {
  /// The function that the thread runs ("Teller::run"), or "main".
  std::string Name;
  /// How it comes to run: "started at", "called by any thread that uses …".
  std::string Start;
  Place StartedAt;
  std::vector<Step> Steps;
};

struct Note {
  Place Where; ///< may be none
  std::string Message;
};

struct Replacement {
  std::string File;
  uint32_t Offset = 0, Length = 0;
  std::string Text;
};

struct Fix {
  std::string Message;
  std::vector<Replacement> Edits;
  /// Only what goes wrong changes. One that is not is made on request.
  bool Safe = false;
};

/// What would mend a finding, by places and names; lib/Fixes makes a Fix of it where
/// the source is what is expected. Checks have no source.
struct Remedy {
  enum class Kind : uint8_t {
    /// Where stores to the atomic Name what is made of its old value: `n = n + 1;`
    /// becomes `n.fetch_add(1);`. Names are known to be integers.
    FetchOperation,
    /// Where sets the flag Name under the question for it: `if (!done) { done = true;`
    /// becomes `if (!done.exchange(true)) {`.
    Exchange,
    /// The statement at Where, which changes Name, is to hold Lock, whose guards are
    /// made at Others.
    HoldLock,
    /// The guard of the lock Name at Where and that of Lock at Others[0] follow each
    /// other and become one. Names are parameters of the function.
    LockTogether,
    /// The variable or function Name that is declared at Where gets the thread-safety
    /// attribute Names[0] with Lock, expressions with ", " between them. What follows in
    /// Names are parameters that they begin with.
    Annotate,
  };
  Kind What = Kind::HoldLock;
  Place Where;
  std::vector<Place> Others;
  std::string Name, Lock; ///< as they are written, without what stands before them
  std::vector<std::string> Names;
};

/// The four conditions of Coffman, Elphick and Shoshani, "System Deadlocks",
/// ACM Computing Surveys 3(2), 1971. Shown for every deadlock.
struct CoffmanCondition {
  std::string Name; ///< "mutual exclusion", "hold and wait", …
  Note Why;
  bool CheapestToBreak = false;
};

struct Finding {
  std::string Check; ///< "heddle-lock-order"
  Confidence Level = Confidence::Medium;
  Place Where;
  std::string Message;  ///< stands alone; lower case, no full stop
  std::string Function; ///< display name of the function around Where
  std::vector<Thread> Threads;
  /// What has gone wrong when the last step is done.
  std::string Outcome;
  std::vector<CoffmanCondition> Coffman;
  /// For a deadlock: the cycle of the lock graph that it is about, each lock held while
  /// the next one is waited for, and the last one while the first is.
  std::vector<Lock> Cycle;
  std::vector<Note> Notes; ///< facts ("4 of 5 accesses … hold 'mu_'")
  std::string Help;        ///< what to do
  std::vector<Remedy> Remedies;
  std::vector<Fix> Fixes; ///< by fixes::propose

  /// What identifies the finding beside its check: entity names of the shared
  /// object, locks and enclosing functions, kinds of access. No lines, no
  /// message text, no absolute paths; nothing that docs/ci.md says may change:
  /// names of locals and parameters, numbers of lambdas, arguments of templates.
  /// Sorted by assignFingerprints.
  std::vector<std::string> Identity;
  /// Set by findings::assignFingerprints.
  std::string Fingerprint;
};

} // namespace heddle::findings

#endif // HEDDLE_FINDINGS_FINDING_H
