// RUN: %check_heddle %s double-lock
//
// A guard in an optional or a smart pointer holds the lock until the owner is emptied
// or ends.

#include <memory>
#include <mutex>
#include <optional>

using Guard = std::lock_guard<std::mutex>;
using Lock = std::unique_lock<std::mutex>;

static std::mutex Mu;
static int Count = 0;

static void okAdd() {
  Guard G(Mu);
  ++Count;
}

static void badAdd() {
  Guard G(Mu); // heddle: double-lock@high
  ++Count;
}
static void badAddInPlace() {
  Guard G(Mu); // heddle: double-lock@high
  ++Count;
}
static void badAddMade() {
  Guard G(Mu); // heddle: double-lock@high
  ++Count;
}
static void badAddNew() {
  Guard G(Mu); // heddle: double-lock@high
  ++Count;
}
static void badAddMoved() {
  Guard G(Mu); // heddle: double-lock@high
  ++Count;
}

void badEmplaced() {
  std::optional<Guard> G;
  G.emplace(Mu);
  badAdd();
}
void badInPlace() {
  std::optional<Guard> G(std::in_place, Mu);
  badAddInPlace();
}
void badMade() {
  auto G = std::make_unique<Guard>(Mu);
  badAddMade();
}
void badNew() {
  std::unique_ptr<Guard> G(new Guard(Mu));
  badAddNew();
}
void badMoved() {
  std::optional<Lock> G;
  G = Lock(Mu);
  badAddMoved();
}

void okEmptied() {
  std::optional<Lock> G;
  G.emplace(Mu);
  G.reset();
  okAdd();
  G.emplace(Mu);
  G = std::nullopt;
  okAdd();
  G = Lock(Mu);
  G->unlock();
  okAdd();
}
void okPointerEmptied() {
  auto G = std::make_unique<Guard>(Mu);
  G.reset();
  okAdd();
  G = std::make_unique<Guard>(Mu);
  G = nullptr;
  okAdd();
}
void okEnded() {
  { std::optional<Guard> G(std::in_place, Mu); }
  okAdd();
  { auto G = std::make_unique<Guard>(Mu); }
  okAdd();
  std::optional<Guard> None;
  okAdd();
}
// On some ways only: not certain.
void okPerhaps(bool Locks) {
  std::optional<Guard> G;
  if (Locks)
    G.emplace(Mu);
  okAdd();
}
