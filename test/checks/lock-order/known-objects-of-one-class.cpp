// RUN: %check_heddle %s lock-order
//
// Two threads name the same two objects in opposite orders, and both are seen to do
// so. Not found: of two locks of one class, only one call with itself is compared,
// not two different calls.

#include <functional>
#include <mutex>
#include <thread>

namespace fn_transfer {
struct Account {
  std::mutex mu;
  long balance = 0;
};
void transfer(Account &From, Account &To, long Amount) {
  std::lock_guard<std::mutex> A(From.mu);
  std::lock_guard<std::mutex> B(To.mu);
  From.balance -= Amount;
  To.balance += Amount;
}
void serve(Account &X, Account &Y) {
  std::thread One([&] { transfer(X, Y, 5); });
  std::thread Two([&] { transfer(Y, X, 7); });
  One.join();
  Two.join();
}
} // namespace fn_transfer

namespace fn_two_locals {
struct Shelf {
  std::mutex mu;
  int books = 0;
};
void move(Shelf *From, Shelf *To) {
  std::lock_guard<std::mutex> A(From->mu);
  std::lock_guard<std::mutex> B(To->mu);
  --From->books;
  ++To->books;
}
void serve() {
  Shelf Left, Right;
  std::thread One([&] { move(&Left, &Right); });
  std::thread Two([&] { move(&Right, &Left); });
  One.join();
  Two.join();
}
} // namespace fn_two_locals
