// RUN: %check_heddle %s nonatomic-rmw
//
// No thread is started here: the class locks in its methods, so it is meant to
// be shared. The method that forgets is measured by the others.

#include <mutex>

class AccountBad {
public:
  void deposit(long Amount) {
    std::lock_guard<std::mutex> Hold(Mu);
    Balance += Amount;
  }
  bool withdraw(long Amount) {
    std::lock_guard<std::mutex> Hold(Mu);
    if (Balance < Amount)
      return false;
    Balance -= Amount;
    return true;
  }
  long balance() const {
    std::lock_guard<std::mutex> Hold(Mu);
    return Balance;
  }
  void payInterest(double Rate) {
    Balance += static_cast<long>(Balance * Rate); // heddle: nonatomic-rmw@medium
  }

private:
  mutable std::mutex Mu;
  long Balance = 0;
};

// CHECK:      bad-one-method-forgets.cpp:26:{{[0-9]+}}: warning: 'Balance' is read, changed and written back in separate steps, and two threads can do so at once [heddle-nonatomic-rmw]
// CHECK:      note: {{[0-9]}} of {{[0-9]}} places that use 'Balance' hold 'AccountBad::Mu' (bad-one-method-forgets.cpp:{{.*}})
// CHECK:        confidence: medium
// CHECK:        help: hold 'AccountBad::Mu' here, or make 'Balance' a std::atomic and use fetch_add

// The same class with nobody who forgets.
class AccountOk {
public:
  void deposit(long Amount) {
    std::lock_guard<std::mutex> Hold(Mu);
    Balance += Amount;
  }
  void payInterest(double Rate) {
    std::lock_guard<std::mutex> Hold(Mu);
    Balance += static_cast<long>(Balance * Rate);
  }
  long balance() const {
    std::lock_guard<std::mutex> Hold(Mu);
    return Balance;
  }

private:
  mutable std::mutex Mu;
  long Balance = 0;
};
