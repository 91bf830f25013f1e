// RUN: %check_heddle %s busy-wait
//
// Loops that read what another thread changes, and get somewhere by themselves. (That the
// data is not guarded is not this check's business.)
#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

struct Node {
  Node *next = nullptr;
  int key = 0;
};

class List {
public:
  void add(int k) {
    std::lock_guard g(mu_);
    ++size_;
    head_.key = k;
    keys_[0] = k;
  }
  // From node to node.
  const Node *ok_find(int k) const {
    const Node *n = &head_;
    while (n && n->key != k)
      n = n->next;
    return n;
  }
  static const Node *okLast(const Node *n) {
    while (n->key)
      n = n->next;
    return n;
  }
  // From index to index.
  int ok_index(int k) const {
    for (int i = 0; i < size_; ++i)
      if (keys_[i] == k)
        return i;
    return -1;
  }
  int ok_until() const {
    int i = 0;
    while (keys_[i] != 0)
      ++i;
    return i;
  }
  bool isAt(int i, int k) const { return keys_[i] == k; }
  int ok_asks() const {
    int i = 0;
    while (!isAt(i, 0))
      ++i;
    return i;
  }
  // By a pointer, too.
  static int okFirst(const List *lists) {
    int i = 0;
    while (lists[i].size_ != 0)
      ++i;
    while (lists[i].isEmpty())
      ++i;
    return i;
  }
  bool isEmpty() const { return size_ == 0; }
  int bad_fills() const {
    while (size_ < 8) // heddle: busy-wait@high
      ;
    return keys_[7];
  }
  int bad_third() const {
    while (keys_[2] != 3) // heddle: busy-wait@high
      ;
    return keys_[2];
  }
  void add2() { keys_[2] = 3; }

private:
  std::mutex mu_;
  Node head_;
  int size_ = 0;
  int keys_[8] = {};
};

static List TheList;

int main() {
  std::thread t([] {
    TheList.add(1);
    TheList.add2();
  });
  TheList.ok_find(3);
  List::okLast(TheList.ok_find(1));
  TheList.ok_index(1);
  TheList.ok_until();
  TheList.ok_asks();
  List::okFirst(&TheList);
  TheList.bad_fills();
  TheList.bad_third();
  t.join();
}

// What a loop compares with stays the same, or does not.
static int Arrived = 0;
static void arrive() { ++Arrived; }
void bad_all_arrived() {
  const int all = 2;
  std::thread a(arrive);
  while (Arrived < all) // heddle: busy-wait@high
    ;
  a.join();
}
void ok_counts() {
  std::thread a(arrive);
  int i = 0;
  while (i < Arrived)
    ++i;
  a.join();
}

// A look now and then: whether it is still wanted. In between it does something else.
static std::atomic<bool> Cancelled{false};
static std::atomic<int> Total{100};
static void cancel() {
  Total = 50;
  Cancelled = true;
}
int ok_looks_now_and_then(const int *given) {
  std::thread a(cancel);
  int sum = 0;
  for (int i = 0; i < Total; ++i) {
    if (i % 64 == 0 && Cancelled)
      break;
    sum += given[i];
  }
  a.join();
  return sum;
}
