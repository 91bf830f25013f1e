// RUN: %check_heddle %s lock-order --confidence low
//
// Two objects that a caller names: that they are two fixes no order, nor does a
// comparison of one of them with something else. Only which is the lesser does.

#include <cassert>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

namespace bad_only_told_apart {
class Purse {
public:
  void give(Purse &Other, long Amount) {
    if (&Other == this)
      return;
    std::lock_guard<std::mutex> A(mu_);
    std::lock_guard<std::mutex> B(Other.mu_); // heddle: lock-order@medium
    Coins -= Amount;
    Other.Coins += Amount;
  }

private:
  std::mutex mu_;
  long Coins = 0;
};
} // namespace bad_only_told_apart

namespace bad_names_are_equal {
struct Host {
  std::string name;
  std::mutex mu;
  int load = 0;
};
void migrate(Host &From, Host &To) {
  if (From.name == To.name)
    return;
  std::lock_guard<std::mutex> A(From.mu);
  std::lock_guard<std::mutex> B(To.mu); // heddle: lock-order@medium
  --From.load;
  ++To.load;
}
} // namespace bad_names_are_equal

namespace bad_enough_of_one {
struct Tank {
  std::mutex mu;
  long litres = 0;
};
void pump(Tank &From, Tank &To, long Litres) {
  std::lock_guard<std::mutex> A(From.mu);
  if (From.litres < Litres)
    return;
  std::lock_guard<std::mutex> B(To.mu); // heddle: lock-order@medium
  From.litres -= Litres;
  To.litres += Litres;
}
} // namespace bad_enough_of_one

namespace bad_shared_pointers {
class Queue {
public:
  static void drain(std::shared_ptr<Queue> From, std::shared_ptr<Queue> To) {
    std::lock_guard<std::mutex> A(From->mu_);
    std::lock_guard<std::mutex> B(To->mu_); // heddle: lock-order@medium
    To->Length += From->Length;
    From->Length = 0;
  }

private:
  std::mutex mu_;
  long Length = 0;
};
} // namespace bad_shared_pointers

namespace ok_shared_pointers_by_address {
class Queue {
public:
  static void drain(std::shared_ptr<Queue> From, std::shared_ptr<Queue> To) {
    if (From.get() < To.get()) {
      std::lock_guard<std::mutex> A(From->mu_);
      std::lock_guard<std::mutex> B(To->mu_);
      move(*From, *To);
    } else {
      std::lock_guard<std::mutex> B(To->mu_);
      std::lock_guard<std::mutex> A(From->mu_);
      move(*From, *To);
    }
  }

private:
  static void move(Queue &From, Queue &To) {
    To.Length += From.Length;
    From.Length = 0;
  }
  std::mutex mu_;
  long Length = 0;
};
} // namespace ok_shared_pointers_by_address

namespace ok_by_less {
class Purse {
public:
  void give(Purse &Other, long Amount) {
    if (std::less<Purse *>()(this, &Other)) {
      std::lock_guard<std::mutex> A(mu_);
      std::lock_guard<std::mutex> B(Other.mu_);
      Coins -= Amount;
      Other.Coins += Amount;
    } else {
      std::lock_guard<std::mutex> B(Other.mu_);
      std::lock_guard<std::mutex> A(mu_);
      Coins -= Amount;
      Other.Coins += Amount;
    }
  }

private:
  std::mutex mu_;
  long Coins = 0;
};
} // namespace ok_by_less

namespace ok_by_name {
struct Host {
  std::string name;
  std::mutex mu;
  int load = 0;
};
void migrate(Host &From, Host &To) {
  bool Swap = To.name < From.name;
  if (Swap) {
    std::lock_guard<std::mutex> B(To.mu);
    std::lock_guard<std::mutex> A(From.mu);
    --From.load;
    ++To.load;
  } else {
    std::lock_guard<std::mutex> A(From.mu);
    std::lock_guard<std::mutex> B(To.mu);
    --From.load;
    ++To.load;
  }
}
} // namespace ok_by_name

namespace ok_ordered_by_the_caller {
struct Tank {
  int number = 0;
  std::mutex mu;
  long litres = 0;
};
static void lockedLevel(Tank &First, Tank &Second) {
  std::lock_guard<std::mutex> A(First.mu);
  std::lock_guard<std::mutex> B(Second.mu);
  First.litres = Second.litres = (First.litres + Second.litres) / 2;
}
void level(Tank &Left, Tank &Right) {
  if (Left.number < Right.number)
    lockedLevel(Left, Right);
  else if (Right.number < Left.number)
    lockedLevel(Right, Left);
}
} // namespace ok_ordered_by_the_caller

namespace ok_one_gate {
struct Cell {
  std::mutex mu;
  int value = 0;
};
std::mutex Grid;
void swapCells(Cell &X, Cell &Y) {
  std::lock_guard<std::mutex> Gate(Grid);
  std::lock_guard<std::mutex> A(X.mu);
  std::lock_guard<std::mutex> B(Y.mu);
  std::swap(X.value, Y.value);
}
} // namespace ok_one_gate

namespace ok_each_has_its_role {
// Nothing says that somebody gives them the other way round.
int Written;
void append(std::mutex &Index, std::mutex &Data) {
  std::lock_guard<std::mutex> A(Index);
  std::lock_guard<std::mutex> B(Data); // heddle: lock-order@low
  ++Written;
}
} // namespace ok_each_has_its_role
