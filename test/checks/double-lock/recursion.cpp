// RUN: %check_heddle %s double-lock
//
// A function that calls itself under its own lock: the steps stand in their order.

#include <mutex>

struct Node {
  Node *Child = nullptr;
};

class Tree {
public:
  int depth(const Node *N) {
    if (!N)
      return 0;
    std::lock_guard<std::mutex> Lock(Mu); // heddle: double-lock@high
    return below(N) + 1;
  }

private:
  int below(const Node *N) { return depth(N->Child); }
  std::mutex Mu;
};

// CHECK:        1. takes '{{(Tree::)?}}Mu'
// CHECK-NEXT:   2. calls 'Tree::below' ({{.*}}:17)
// CHECK-NEXT:   3. calls 'Tree::depth' ({{.*}}:21)
// CHECK-NEXT:   4. waits for '{{(Tree::)?}}Mu', holding '{{(Tree::)?}}Mu'

int use(Tree &T, const Node *N) { return T.depth(N); }
