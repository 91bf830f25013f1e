// RUN: %check_heddle %s check-then-act
//
// A table in stripes, each with a lock of its own, and workers that each have a slot of
// their own for what they count: the table is everybody's.

#include <array>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

class Seats {
public:
  bool taken(const std::string &Seat) const {
    const Row &R = row(Seat);
    std::lock_guard<std::mutex> Guard(R.Mutex);
    return R.Names.count(Seat) != 0;
  }
  void give(const std::string &Seat, int Who) {
    Row &R = row(Seat);
    std::lock_guard<std::mutex> Guard(R.Mutex);
    R.Names.insert_or_assign(Seat, Who);
  }
  bool giveIfFree(const std::string &Seat, int Who) {
    Row &R = row(Seat);
    std::lock_guard<std::mutex> Guard(R.Mutex);
    return R.Names.try_emplace(Seat, Who).second;
  }
  void clear(const std::string &Seat) {
    Row &R = row(Seat);
    std::lock_guard<std::mutex> Guard(R.Mutex);
    R.Names.erase(Seat);
  }

private:
  struct Row {
    mutable std::mutex Mutex;
    std::map<std::string, int> Names;
  };
  Row &row(const std::string &Seat) { return Rows[Seat.size() % 4]; }
  const Row &row(const std::string &Seat) const { return Rows[Seat.size() % 4]; }
  std::array<Row, 4> Rows;
};

bool badBook(Seats &S, const std::string &Seat, int Who) {
  if (S.taken(Seat))
    return false;
  S.give(Seat, Who); // heddle: check-then-act@medium
  return true;
}

int badRebook(Seats &S, const std::string &Seat, int Who) {
  const bool Free = !S.taken(Seat);
  if (Free)
    S.give(Seat, Who); // heddle: check-then-act@medium
  return Free ? Who : 0;
}

bool okBook(Seats &S, const std::string &Seat, int Who) { return S.giveIfFree(Seat, Who); }

// Two seats: the one says nothing of the other.
void okOtherSeat(Seats &S, const std::string &Asked, const std::string &Given, int Who) {
  if (S.taken(Asked))
    S.give(Given, Who);
}

// Given in any case.
void okGive(Seats &S, const std::string &Seat, int Who) { S.give(Seat, Who); }

// Each clerk has a plan of its own.
void okOwnPlan(int Who) {
  Seats Own;
  if (!Own.taken("1a"))
    Own.give("1a", Who);
}

static void clerk(Seats &S, int Who, int &Sold) {
  Sold += badBook(S, "1a", Who);
  Sold += badRebook(S, "2b", Who);
  Sold += okBook(S, "3c", Who);
  okOtherSeat(S, "4d", "5e", Who);
  okGive(S, "6f", Who);
  okOwnPlan(Who);
  S.clear("7g");
}

int main() {
  Seats S;
  std::vector<int> Sold(4);
  std::vector<std::thread> Clerks;
  for (int I = 0; I != 4; ++I)
    Clerks.emplace_back(clerk, std::ref(S), I, std::ref(Sold[I]));
  for (std::thread &T : Clerks)
    T.join();
}
