// RUN: %check_heddle %s nonatomic-rmw
//
// A lock guards what all its holders come to; one of another object does not.

#include <mutex>
#include <thread>

struct Account {
  std::mutex Mu;
  long Balance = 0, Booked = 0;
};
static Account Savings, Checking;

static void badTransfer(Account &From, Account &To) {
  std::lock_guard Lock(From.Mu);
  From.Balance -= 1; // heddle: nonatomic-rmw
  To.Balance += 1;
}

static void okTransfer(Account &From, Account &To) {
  {
    std::lock_guard Lock(From.Mu);
    From.Booked -= 1;
  }
  std::lock_guard Lock(To.Mu);
  To.Booked += 1;
}

struct Ledger {
  long Total = 0, Sum = 0;
  std::mutex Mu;
};

class Teller {
public:
  explicit Teller(Ledger &L) : Book(L) {}
  void badEnter() {
    std::lock_guard Lock(Own);
    ++Book.Total; // heddle: nonatomic-rmw
  }
  void okEnter() {
    std::lock_guard Lock(Book.Mu);
    ++Book.Sum;
  }

private:
  Ledger &Book;
  std::mutex Own;
};

static long Local, Static;

static void badLocalMutex() {
  std::mutex Mu;
  std::lock_guard Lock(Mu);
  ++Local; // heddle: nonatomic-rmw
}

static void okStaticMutex() {
  static std::mutex Mu;
  std::lock_guard Lock(Mu);
  ++Static;
}

// One of several locks, chosen by a key, around what all share.
struct Table {
  struct Stripe {
    std::mutex Mu;
    long Entries = 0;
  };
  Stripe Stripes[8];
  long Size = 0;
  void put(int Key) {
    Stripe &S = Stripes[Key % 8];
    std::lock_guard Lock(S.Mu);
    ++S.Entries;
    ++Size; // heddle: nonatomic-rmw
  }
};

int main() {
  Ledger L;
  Teller One(L), Two(L);
  Table T;
  std::thread A([&] {
    badTransfer(Savings, Checking);
    okTransfer(Savings, Checking);
    One.badEnter();
    One.okEnter();
    badLocalMutex();
    okStaticMutex();
    T.put(1);
  });
  std::thread B([&] {
    badTransfer(Checking, Savings);
    okTransfer(Checking, Savings);
    Two.badEnter();
    Two.okEnter();
    badLocalMutex();
    okStaticMutex();
    T.put(2);
  });
  A.join();
  B.join();
}
