// RUN: %check_heddle %s lock-order
//
// Locks of one class on objects that are known: the cycle is between the two objects,
// and their names tell them apart.

#include <functional>
#include <mutex>
#include <thread>

namespace bad_transfer {
struct Account {
  std::mutex mu;
  long balance = 0;
};
void transfer(Account &From, Account &To, long Amount) {
  std::lock_guard<std::mutex> A(From.mu);
  std::lock_guard<std::mutex> B(To.mu); // heddle: lock-order@high
  From.balance -= Amount;
  To.balance += Amount;
}
void serve(Account &X, Account &Y) {
  std::thread One([&] { transfer(X, Y, 5); });
  std::thread Two([&] { transfer(Y, X, 7); });
  One.join();
  Two.join();
}
} // namespace bad_transfer

namespace bad_two_locals {
struct Shelf {
  std::mutex mu;
  int books = 0;
};
void move(Shelf *From, Shelf *To) {
  std::lock_guard<std::mutex> A(From->mu);
  std::lock_guard<std::mutex> B(To->mu); // heddle: lock-order@high
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
} // namespace bad_two_locals

namespace bad_two_elements {
std::mutex Lanes[2];
int Crossed;
void cross(std::mutex &Near, std::mutex &Far) {
  std::lock_guard<std::mutex> A(Near);
  std::lock_guard<std::mutex> B(Far); // heddle: lock-order@high
  ++Crossed;
}
void serve() {
  std::thread East(cross, std::ref(Lanes[0]), std::ref(Lanes[1]));
  std::thread West(cross, std::ref(Lanes[1]), std::ref(Lanes[0]));
  East.join();
  West.join();
}
} // namespace bad_two_elements

namespace bad_two_members {
template <class T> class Guarded {
public:
  template <class F> void with(F Use) {
    std::lock_guard<std::mutex> Own(mu_); // heddle: lock-order@medium
    Use(Value);
  }

private:
  std::mutex mu_;
  T Value{};
};
class Router {
public:
  void addRoute() {
    Routes.with([this](int &R) { Backends.with([&R](int &B) { R += B; }); });
  }
  void dropBackend() {
    Backends.with([this](int &B) { Routes.with([&B](int &R) { B -= R; }); });
  }

private:
  Guarded<int> Routes, Backends;
};
} // namespace bad_two_members
// CHECK: 'bad_two_members::Router::Routes.mu_' is taken with
// 'bad_two_members::Router::Backends.mu_' held, and elsewhere the other way round

namespace ok_two_members_in_one_order {
struct Section {
  std::mutex mu;
  int lines = 0;
};
class Page {
public:
  void grow() {
    std::lock_guard<std::mutex> A(Head.mu);
    std::lock_guard<std::mutex> B(Body.mu);
    ++Head.lines;
    ++Body.lines;
  }
  void shrink() {
    std::lock_guard<std::mutex> A(Head.mu);
    std::lock_guard<std::mutex> B(Body.mu);
    --Head.lines;
    --Body.lines;
  }

private:
  Section Head, Body;
};
} // namespace ok_two_members_in_one_order

namespace ok_elements_by_index {
std::mutex Tracks[3];
int Trains;
void pass(std::mutex &Near, std::mutex &Far) {
  std::lock_guard<std::mutex> A(Near);
  std::lock_guard<std::mutex> B(Far);
  ++Trains;
}
void serve() {
  std::thread One(pass, std::ref(Tracks[0]), std::ref(Tracks[1]));
  std::thread Two(pass, std::ref(Tracks[1]), std::ref(Tracks[2]));
  std::thread Three(pass, std::ref(Tracks[0]), std::ref(Tracks[2]));
  One.join();
  Two.join();
  Three.join();
}
} // namespace ok_elements_by_index

namespace ok_under_one_lock {
struct Drawer {
  std::mutex mu;
  int files = 0;
} Upper, Lower;
std::mutex Cabinet;
void up() {
  std::lock_guard<std::mutex> Gate(Cabinet);
  std::lock_guard<std::mutex> A(Lower.mu);
  std::lock_guard<std::mutex> B(Upper.mu);
  --Lower.files;
  ++Upper.files;
}
void down() {
  std::lock_guard<std::mutex> Gate(Cabinet);
  std::lock_guard<std::mutex> A(Upper.mu);
  std::lock_guard<std::mutex> B(Lower.mu);
  ++Lower.files;
  --Upper.files;
}
void serve() {
  std::thread One(up), Two(down);
  One.join();
  Two.join();
}
} // namespace ok_under_one_lock

namespace ok_by_number {
struct Jar {
  int number;
  std::mutex mu;
  int beans = 0;
};
void pour(Jar &From, Jar &To) {
  if (From.number < To.number) {
    std::lock_guard<std::mutex> A(From.mu);
    std::lock_guard<std::mutex> B(To.mu);
    --From.beans;
    ++To.beans;
  } else {
    std::lock_guard<std::mutex> B(To.mu);
    std::lock_guard<std::mutex> A(From.mu);
    --From.beans;
    ++To.beans;
  }
}
void serve() {
  Jar X{1}, Y{2};
  std::thread One([&] { pour(X, Y); });
  std::thread Two([&] { pour(Y, X); });
  One.join();
  Two.join();
}
} // namespace ok_by_number

namespace ok_elements_by_address {
std::mutex Rails[2];
int Trams;
void meet(std::mutex &Near, std::mutex &Far) {
  if (&Near == &Far)
    return;
  if (&Far < &Near) {
    std::lock_guard<std::mutex> B(Far);
    std::lock_guard<std::mutex> A(Near);
    ++Trams;
  } else {
    std::lock_guard<std::mutex> A(Near);
    std::lock_guard<std::mutex> B(Far);
    ++Trams;
  }
}
void serve() {
  std::thread East(meet, std::ref(Rails[0]), std::ref(Rails[1]));
  std::thread West(meet, std::ref(Rails[1]), std::ref(Rails[0]));
  East.join();
  West.join();
}
} // namespace ok_elements_by_address
