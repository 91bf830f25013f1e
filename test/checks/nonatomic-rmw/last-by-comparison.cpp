// RUN: %check_heddle %s nonatomic-rmw
// The last of several to count an atomic down goes on alone, however it is asked.
#include <atomic>
#include <thread>

struct Node {
  Node *Parent = nullptr;
  std::atomic<int> Left{2};
  long Sum = 0;
};

static Node Root;

static void okGreater(Node *N) {
  if (--N->Left > 0)
    return;
  N->Sum = N->Sum + 1;
}

static void okFetched(Node *N) {
  if (N->Left.fetch_sub(1) <= 1)
    N->Sum = N->Sum + 1;
}

static void okLess(Node *N) {
  if (--N->Left < 1)
    N->Sum = N->Sum + 1;
}

static void bad_firstTwo(Node *N) {
  if (N->Left.fetch_sub(1) >= 1)
    N->Sum = N->Sum + 1; // heddle: nonatomic-rmw
}

static Node Compared, Below, Open;

int main() {
  std::thread A([] {
    okGreater(&Root);
    okFetched(&Compared);
    okLess(&Below);
    bad_firstTwo(&Open);
  });
  std::thread B([] {
    okGreater(&Root);
    okFetched(&Compared);
    okLess(&Below);
    bad_firstTwo(&Open);
  });
  A.join();
  B.join();
}
