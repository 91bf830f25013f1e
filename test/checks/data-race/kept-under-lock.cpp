// RUN: %check_heddle %s data-race nonatomic-rmw
//
// Objects that a keeper holds in a list or map under its own lock: the lock is meant for
// what is in them as well. What a worker has taken out is the worker's.

#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <thread>
#include <vector>

struct Job {
  int Id = 0, State = 0, Steps = 0;
  Job *Next = nullptr;
};

class Desk {
public:
  Job *take() {
    std::lock_guard<std::mutex> Hold(Mu);
    for (Job *J = Head; J; J = J->Next)
      if (J->State == 0) {
        J->State = 1;
        return J;
      }
    return nullptr;
  }
  void cancel(int Id) {
    std::lock_guard<std::mutex> Hold(Mu);
    for (Job *J = Head; J; J = J->Next)
      if (J->Id == Id)
        J->State = 3;
  }
  int open() {
    std::lock_guard<std::mutex> Hold(Mu);
    int N = 0;
    for (Job *J = Head; J; J = J->Next)
      N += J->State < 2;
    return N;
  }
  bool badGoesOn(Job *J) {
    {
      std::lock_guard<std::mutex> Hold(Mu);
      ++J->Steps;
    }
    return J->State == 1; // heddle: data-race
  }
  bool okGoesOn(Job *J) {
    std::lock_guard<std::mutex> Hold(Mu);
    ++J->Steps;
    return J->State == 1;
  }
  void add(int Id) {
    Job *J = new Job;
    J->Id = Id;
    std::lock_guard<std::mutex> Hold(Mu);
    J->Next = Head;
    Head = J;
  }

private:
  std::mutex Mu;
  Job *Head = nullptr;
};

// A list whose items leave it before anybody works on them.
struct Letter {
  std::string Text;
  int Stamps = 0;
};
class Post {
public:
  void put(std::unique_ptr<Letter> L) {
    std::lock_guard<std::mutex> Hold(Mu);
    Waiting.push_back(std::move(L));
  }
  std::unique_ptr<Letter> get() {
    std::lock_guard<std::mutex> Hold(Mu);
    if (Waiting.empty())
      return nullptr;
    std::unique_ptr<Letter> L = std::move(Waiting.front());
    Waiting.pop_front();
    return L;
  }

private:
  std::mutex Mu;
  std::list<std::unique_ptr<Letter>> Waiting;
};
static void okStamp(Post &P) {
  while (std::unique_ptr<Letter> L = P.get())
    ++L->Stamps;
}

// All readers hold the lock at once: who writes under it does not have it alone.
struct Account {
  long Balance = 0;
  unsigned Seen = 0, Asked = 0;
};
class Book {
public:
  void badStatement(int No) {
    std::shared_lock<std::shared_mutex> Hold(Mu);
    auto It = Accounts.find(No);
    if (It != Accounts.end())
      It->second.Seen = It->second.Balance != 0; // heddle: data-race
  }
  void okQuestion(int No) {
    std::unique_lock<std::shared_mutex> Hold(Mu);
    auto It = Accounts.find(No);
    if (It != Accounts.end())
      It->second.Asked = It->second.Balance != 0;
  }
  void pay(int No, long Sum) {
    std::unique_lock<std::shared_mutex> Hold(Mu);
    Accounts[No].Balance += Sum;
  }

private:
  std::shared_mutex Mu;
  std::map<int, Account> Accounts;
};

// A section that ends too early, on elements that two ways lead to.
struct Merchant {
  std::mutex Mu;
  long Balance = 0, Reserve = 0;
};
class Shop {
public:
  Shop() {
    for (int I = 0; I != 4; ++I) {
      All.push_back(std::make_unique<Merchant>());
      ByNumber[I] = All.back().get();
    }
  }
  void sale(int No, long Sum) {
    Merchant &M = *ByNumber.at(No);
    std::lock_guard<std::mutex> Hold(M.Mu);
    M.Balance += Sum;
    M.Reserve += Sum / 10;
  }
  long worth() {
    long Sum = 0;
    for (auto &M : All) {
      std::lock_guard<std::mutex> Hold(M->Mu);
      Sum += M->Balance + M->Reserve;
    }
    return Sum;
  }
  void badSettle() {
    for (auto &M : All) {
      long Free = 0;
      {
        std::lock_guard<std::mutex> Hold(M->Mu);
        Free = M->Reserve / 2;
        M->Balance += Free;
      }
      M->Reserve -= Free; // heddle: nonatomic-rmw
    }
  }
  void okSettle() {
    for (auto &M : All) {
      std::lock_guard<std::mutex> Hold(M->Mu);
      M->Balance = 0;
    }
  }

private:
  std::vector<std::unique_ptr<Merchant>> All;
  std::map<int, Merchant *> ByNumber;
};

int main() {
  Desk D;
  Post P;
  Book B;
  Shop S;
  std::thread Worker([&] {
    while (Job *J = D.take()) {
      while (D.badGoesOn(J))
        ;
      D.okGoesOn(J);
    }
    okStamp(P);
    B.badStatement(1);
    B.okQuestion(1);
    S.badSettle();
    S.okSettle();
  });
  std::thread Other([&] {
    D.add(1);
    D.cancel(1);
    D.open();
    P.put(std::make_unique<Letter>());
    okStamp(P);
    B.badStatement(1);
    B.okQuestion(1);
    B.pay(1, 5);
    S.sale(1, 100);
    S.worth();
  });
  Worker.join();
  Other.join();
}
