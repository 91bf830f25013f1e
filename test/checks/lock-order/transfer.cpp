// RUN: %check_heddle %s lock-order
//
// Two locks of one class, on two objects: a cycle of one node, unless something
// fixes which object comes first.

#include <functional>
#include <mutex>
#include <thread>

namespace ok_the_same_order_everywhere {
struct Shelf {
  std::mutex mu;
  int books = 0;
};
static void move(Shelf *From, Shelf *To) {
  std::lock_guard<std::mutex> A(From->mu);
  std::lock_guard<std::mutex> B(To->mu);
  --From->books;
  ++To->books;
}
void serve() {
  Shelf Left, Right;
  std::thread One([&] { move(&Left, &Right); });
  std::thread Two([&] { move(&Left, &Right); });
  One.join();
  Two.join();
}
} // namespace ok_the_same_order_everywhere

namespace ok_scoped_lock {
struct Account {
  std::mutex mu;
  long balance = 0;
};
void transfer(Account &From, Account &To, long Amount) {
  std::scoped_lock Both(From.mu, To.mu);
  From.balance -= Amount;
  To.balance += Amount;
}
void serve(Account &X, Account &Y) {
  std::thread One([&] { transfer(X, Y, 5); });
  std::thread Two([&] { transfer(Y, X, 7); });
  One.join();
  Two.join();
}
} // namespace ok_scoped_lock

namespace ok_lock_then_adopt {
struct Account {
  std::mutex mu;
  long balance = 0;
};
void transfer(Account &From, Account &To, long Amount) {
  std::lock(From.mu, To.mu);
  std::lock_guard<std::mutex> A(From.mu, std::adopt_lock);
  std::lock_guard<std::mutex> B(To.mu, std::adopt_lock);
  From.balance -= Amount;
  To.balance += Amount;
}
void serve(Account &X, Account &Y) {
  std::thread One([&] { transfer(X, Y, 5); });
  std::thread Two([&] { transfer(Y, X, 7); });
  One.join();
  Two.join();
}
} // namespace ok_lock_then_adopt

namespace ok_deferred_then_lock {
struct Account {
  std::mutex mu;
  long balance = 0;
};
void transfer(Account &From, Account &To, long Amount) {
  std::unique_lock<std::mutex> A(From.mu, std::defer_lock);
  std::unique_lock<std::mutex> B(To.mu, std::defer_lock);
  std::lock(A, B);
  From.balance -= Amount;
  To.balance += Amount;
}
void serve(Account &X, Account &Y) {
  std::thread One([&] { transfer(X, Y, 5); });
  std::thread Two([&] { transfer(Y, X, 7); });
  One.join();
  Two.join();
}
} // namespace ok_deferred_then_lock

namespace ok_by_address {
struct Account {
  std::mutex mu;
  long balance = 0;
};
void transfer(Account &From, Account &To, long Amount) {
  Account &First = &From < &To ? From : To;
  Account &Second = &From < &To ? To : From;
  std::lock_guard<std::mutex> A(First.mu);
  std::lock_guard<std::mutex> B(Second.mu);
  From.balance -= Amount;
  To.balance += Amount;
}
void serve(Account &X, Account &Y) {
  std::thread One([&] { transfer(X, Y, 5); });
  std::thread Two([&] { transfer(Y, X, 7); });
  One.join();
  Two.join();
}
} // namespace ok_by_address

namespace ok_by_number {
struct Account {
  int id;
  std::mutex mu;
  long balance = 0;
};
void transfer(Account *From, Account *To, long Amount) {
  if (From->id < To->id) {
    From->mu.lock();
    To->mu.lock();
  } else {
    To->mu.lock();
    From->mu.lock();
  }
  From->balance -= Amount;
  To->balance += Amount;
  To->mu.unlock();
  From->mu.unlock();
}
void serve(Account *X, Account *Y) {
  std::thread One([=] { transfer(X, Y, 5); });
  std::thread Two([=] { transfer(Y, X, 7); });
  One.join();
  Two.join();
}
} // namespace ok_by_number

namespace ok_swapped_by_address {
struct Account {
  std::mutex mu;
  long balance = 0;
};
void transfer(Account *From, Account *To, long Amount) {
  std::mutex *First = &From->mu, *Second = &To->mu;
  if (std::less<>()(Second, First))
    std::swap(First, Second);
  std::lock_guard<std::mutex> A(*First);
  std::lock_guard<std::mutex> B(*Second);
  From->balance -= Amount;
  To->balance += Amount;
}
void serve(Account *X, Account *Y) {
  std::thread One([=] { transfer(X, Y, 5); });
  std::thread Two([=] { transfer(Y, X, 7); });
  One.join();
  Two.join();
}
} // namespace ok_swapped_by_address

namespace ok_one_after_the_other {
struct Account {
  std::mutex mu;
  long balance = 0;
};
void transfer(Account &From, Account &To, long Amount) {
  {
    std::lock_guard<std::mutex> A(From.mu);
    From.balance -= Amount;
  }
  std::lock_guard<std::mutex> B(To.mu);
  To.balance += Amount;
}
void serve(Account &X, Account &Y) {
  std::thread One([&] { transfer(X, Y, 5); });
  std::thread Two([&] { transfer(Y, X, 7); });
  One.join();
  Two.join();
}
} // namespace ok_one_after_the_other
