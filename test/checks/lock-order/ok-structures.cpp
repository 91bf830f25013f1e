// RUN: %check_heddle %s lock-order
//
// The structure of the data fixes the order: parent before child, a list from
// its head down, stripes by their index.

#include <array>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace ok_parent_before_child {
class Folder {
public:
  void addFile() {
    std::lock_guard<std::mutex> Own(mu_);
    ++Files;
  }
  int countAll() {
    std::lock_guard<std::mutex> Own(mu_);
    int Sum = Files;
    for (auto &C : Children)
      Sum += C->countAll();
    return Sum;
  }

private:
  std::mutex mu_;
  int Files = 0;
  std::vector<std::unique_ptr<Folder>> Children;
};
void serve(Folder &Root) {
  std::thread One([&] { Root.countAll(); });
  std::thread Two([&] { Root.countAll(); });
  Root.addFile();
  One.join();
  Two.join();
}
} // namespace ok_parent_before_child

namespace ok_hand_over_hand {
struct Node {
  std::mutex mu;
  int value = 0;
  Node *next = nullptr;
};
bool contains(Node *Head, int Value) {
  std::unique_lock<std::mutex> Here(Head->mu);
  Node *N = Head;
  while (N->next && N->next->value < Value) {
    std::unique_lock<std::mutex> There(N->next->mu);
    N = N->next;
    Here = std::move(There);
  }
  return N->next && N->next->value == Value;
}
void serve(Node *Head) {
  std::thread One([=] { contains(Head, 3); });
  std::thread Two([=] { contains(Head, 4); });
  One.join();
  Two.join();
}
} // namespace ok_hand_over_hand

namespace ok_all_stripes_by_index {
class StripedCounter {
public:
  long total() {
    std::vector<std::unique_lock<std::mutex>> All;
    for (auto &M : Stripes)
      All.emplace_back(M);
    long Sum = 0;
    for (long C : Counts)
      Sum += C;
    return Sum;
  }
  void add(unsigned Key) {
    std::lock_guard<std::mutex> One(Stripes[Key % 8]);
    ++Counts[Key % 8];
  }

private:
  std::array<std::mutex, 8> Stripes;
  std::array<long, 8> Counts{};
};
void serve(StripedCounter &C) {
  std::thread One([&] { C.total(); });
  std::thread Two([&] { C.total(); });
  C.add(3);
  One.join();
  Two.join();
}
} // namespace ok_all_stripes_by_index

namespace ok_pool_then_connection {
struct Connection {
  std::mutex mu;
  int uses = 0;
};
class Pool {
public:
  void touchAll() {
    std::lock_guard<std::mutex> Own(mu_);
    for (Connection *C : All) {
      std::lock_guard<std::mutex> Each(C->mu);
      ++C->uses;
    }
  }
  void use(Connection *C) {
    {
      std::lock_guard<std::mutex> Own(mu_);
      All.push_back(C);
    }
    std::lock_guard<std::mutex> Each(C->mu);
    ++C->uses;
  }

private:
  std::mutex mu_;
  std::vector<Connection *> All;
};
void serve(Pool &P, Connection *C) {
  std::thread One([&] { P.touchAll(); });
  std::thread Two([&P, C] { P.use(C); });
  One.join();
  Two.join();
}
} // namespace ok_pool_then_connection
