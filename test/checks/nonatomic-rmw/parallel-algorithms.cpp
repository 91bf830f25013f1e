// RUN: %check_heddle %s nonatomic-rmw data-race
//
// With a parallel policy an algorithm runs what it is passed on several threads. The library's
// own way of doing so need not be there.

#include <algorithm>
#include <atomic>
#include <execution>
#include <mutex>
#include <numeric>
#include <vector>

long badCount(std::vector<int> &V) {
  long Count = 0;
  std::for_each(std::execution::par, V.begin(), V.end(), [&](auto &X) {
    if (X > 3)
      ++Count; // heddle: nonatomic-rmw@high
  });
  return Count;
}

std::vector<int> badPush(const std::vector<int> &V) {
  std::vector<int> Out;
  std::for_each(std::execution::par_unseq, V.begin(), V.end(), [&](int X) {
    Out.push_back(X); // heddle: data-race@high
  });
  return Out;
}

struct Statistics {
  long Total = 0;
  void badMember(const std::vector<int> &V) {
    std::for_each(std::execution::par, V.begin(), V.end(), [this](int X) {
      Total += X; // heddle: nonatomic-rmw@high
    });
  }
  void okMember(const std::vector<int> &V) {
    Total = std::reduce(std::execution::par, V.begin(), V.end());
  }
};

int badLast(std::vector<int> &V) {
  int Last = 0;
  std::transform(std::execution::par, V.begin(), V.end(), V.begin(), [&](int X) {
    Last = X; // heddle: data-race@high
    return X + Last;
  });
  return Last;
}

int badCompare(std::vector<int> &V) {
  int Compared = 0;
  std::sort(std::execution::par, V.begin(), V.end(), [&](int A, int B) {
    Compared++; // heddle: nonatomic-rmw@high
    return A < B;
  });
  return Compared;
}

int badSecondCallable(std::vector<int> &V) {
  int Seen = 0;
  return std::transform_reduce(
             std::execution::par, V.begin(), V.end(), 0, [](int A, int B) { return A + B; },
             [&](int X) {
               Seen++; // heddle: nonatomic-rmw@high
               return X * X;
             }) +
         Seen;
}

void okElements(std::vector<int> &V) {
  std::for_each(std::execution::par, V.begin(), V.end(), [](auto &X) { X += 1; });
}

struct Item {
  int N = 0;
  std::vector<int> All;
  void work() {
    ++N;
    All.push_back(N);
  }
};

void okItems(std::vector<Item> &V) {
  std::for_each(std::execution::par, V.begin(), V.end(), [](Item &X) {
    X.work();
    X.N++;
  });
}

long okInSequence(std::vector<int> &V) {
  long Count = 0;
  std::for_each(std::execution::seq, V.begin(), V.end(), [&](auto &X) { Count += X; });
  std::for_each(V.begin(), V.end(), [&](auto &X) { Count += X; });
  return Count;
}

long okReduce(std::vector<int> &V) {
  return std::reduce(std::execution::par, V.begin(), V.end(), 0L,
                     [](long A, long B) { return A + B; });
}

long okGuarded(std::vector<int> &V) {
  std::atomic<long> Count = 0;
  std::mutex M;
  long Other = 0;
  std::for_each(std::execution::par, V.begin(), V.end(), [&](auto &X) {
    ++Count;
    std::lock_guard G(M);
    Other += X;
  });
  Other++;
  return Count + Other;
}

void okIndices(std::vector<int> &V, std::vector<int> &Out) {
  std::vector<int> Ids(V.size());
  std::iota(Ids.begin(), Ids.end(), 0);
  std::for_each(std::execution::par, Ids.begin(), Ids.end(), [&](int I) { Out[I] += V[I]; });
}
