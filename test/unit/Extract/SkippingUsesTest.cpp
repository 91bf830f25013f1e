//===- test/unit/Extract/SkippingUsesTest.cpp -----------------------------===//
//
// Part of heddle, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// One source full of project templates that only bodies of the standard library
// use: comparators, hashes, allocators, iterators, jobs, locks, deleters,
// visitors. Each counts in 'touched', so that it has something to analyse.
//
//===----------------------------------------------------------------------===//

#include "Extracted.h"
#include "gmock/gmock.h"

using heddle::test::Extracted;
using heddle::test::lostBySkipping;
using testing::Contains;
using testing::IsEmpty;
using testing::MatchesRegex;

static constexpr char Uses[] = R"cpp(
#include <algorithm>
#include <any>
#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <iterator>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <numeric>
#include <optional>
#include <queue>
#include <set>
#include <shared_mutex>
#include <string>
#include <thread>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>

int touched;

// Called by algorithms.
template <class T> struct Before { bool operator()(const T &A, const T &B) const { ++touched; return A < B; } };
template <class T> struct Twice { T operator()(T V) const { ++touched; return V + V; } };
template <class T> struct Even { bool operator()(T V) const { ++touched; return V % 2 == 0; } };
template <class T> T add(T A, T B) { ++touched; return A + B; }
template <class T> struct Counter {
  using iterator_category = std::forward_iterator_tag;
  using value_type = T; using difference_type = long; using pointer = T *; using reference = T &;
  T *At;
  T &operator*() const { ++touched; return *At; }
  Counter &operator++() { ++touched; ++At; return *this; }
  Counter operator++(int) { Counter Old = *this; ++*this; return Old; }
  bool operator==(const Counter &O) const { ++touched; return At == O.At; }
  bool operator!=(const Counter &O) const { ++touched; return At != O.At; }
};
void algorithms(std::vector<int> V, int *First, int *Last) {
  std::sort(V.begin(), V.end(), Before<int>());
  std::transform(V.begin(), V.end(), V.begin(), Twice<int>());
  std::count_if(V.begin(), V.end(), Even<int>());
  std::accumulate(V.begin(), V.end(), 0, add<int>);
  std::copy(Counter<int>{First}, Counter<int>{Last}, V.begin());
  std::distance(Counter<int>{First}, Counter<int>{Last});
  std::for_each(V.begin(), V.end(), [](int &X) { ++touched; X = 1; });
}

// Kept in containers.
template <class T> struct Hash { std::size_t operator()(const T &) const { ++touched; return 1; } };
template <class T> struct Same { bool operator()(const T &A, const T &B) const { ++touched; return A == B; } };
template <class T> struct Name { T V; bool operator==(const Name &O) const { ++touched; return V == O.V; } };
namespace std { template <class T> struct hash<Name<T>> { size_t operator()(const Name<T> &) const { ++touched; return 2; } }; }
template <class T> struct Allocator {
  using value_type = T;
  Allocator() = default;
  template <class U> Allocator(const Allocator<U> &) { ++touched; }
  T *allocate(std::size_t N) { ++touched; return static_cast<T *>(::operator new(N * sizeof(T))); }
  void deallocate(T *P, std::size_t) { ++touched; ::operator delete(P); }
  template <class U> bool operator==(const Allocator<U> &) const { return true; }
  template <class U> bool operator!=(const Allocator<U> &) const { return false; }
};
template <class T> struct Element {
  Element() { ++touched; } explicit Element(T) { ++touched; } Element(const Element &) { ++touched; }
  Element &operator=(const Element &) { ++touched; return *this; } ~Element() { ++touched; }
};
void containers() {
  std::unordered_map<int, int, Hash<int>, Same<int>> A; A[1] = 2; A.find(3);
  std::unordered_set<Name<int>> B; B.insert({1});
  std::vector<long, Allocator<long>> C; C.push_back(1);
  std::list<int, Allocator<int>> D; D.push_back(1);
  std::vector<Element<int>> E; E.resize(3); E.emplace_back(1); E.insert(E.begin(), Element<int>(2));
  std::map<int, Element<long>> F; F[1]; F.erase(1);
  std::priority_queue<int, std::vector<int>, Before<int>> G; G.push(1); G.pop();
  std::deque<Element<char>> H(2); H.clear();
  std::array<Element<short>, 2> I; I.fill(Element<short>());
}

// Run by threads.
template <class T> struct Job { T V; void operator()() { ++touched; } void step(T) { ++touched; } };
template <class T> void loop(T) { ++touched; }
template <class T> struct Worker { void run() { ++touched; } void start() { T_ = std::thread(&Worker::run, this); } std::thread T_; };
void threads(Job<int> *P) {
  std::thread A(loop<int>, 1), B(Job<long>{1}), C(&Job<int>::step, P, 1);
  A.join(); B.join(); C.join();
  std::async(std::launch::async, loop<long>, 1L).get();
  std::packaged_task<void()> D(Job<char>{'a'}); D();
  std::once_flag Once; std::call_once(Once, loop<char>, 'a');
  std::function<void(int)> F = std::bind(&Job<int>::step, P, std::placeholders::_1); F(1);
  std::invoke(&Job<int>::step, P, 1);
  std::apply(loop<short>, std::make_tuple(short(1)));
  Worker<int> W; W.start(); W.T_.join();
}

// Locked by guards.
template <class T> struct Lockable {
  void lock() { ++touched; } void unlock() { ++touched; } bool try_lock() { return ++touched; }
  void lock_shared() { ++touched; } void unlock_shared() { ++touched; } bool try_lock_shared() { return true; }
};
void guards(Lockable<int> &A, Lockable<long> &B, Lockable<char> &C) {
  { std::lock_guard<Lockable<int>> L(A); }
  { std::unique_lock<Lockable<long>> L(B, std::try_to_lock); }
  { std::scoped_lock L(A, B); }
  { std::shared_lock<Lockable<char>> L(C); }
  std::lock(A, B); A.unlock(); B.unlock();
  std::condition_variable_any V; std::unique_lock<Lockable<int>> L(A);
  V.wait(L, Even<int>().operator()(2) ? std::function<bool()>() : std::function<bool()>());
  V.wait(L, [] { return ++touched > 1; });
}

// Owned.
template <class T> struct Close { void operator()(T *P) const { ++touched; delete P; } };
template <class T> struct Node : std::enable_shared_from_this<Node<T>> { virtual ~Node() { ++touched; } virtual void visit() { ++touched; } };
template <class T> struct Leaf : Node<T> { explicit Leaf(T) { ++touched; } void visit() override { ++touched; } };
void owners() {
  std::unique_ptr<Job<int>, Close<Job<int>>> A(new Job<int>()); A.reset();
  std::shared_ptr<Job<int>> B(new Job<int>(), Close<Job<int>>());
  auto C = std::make_shared<Leaf<int>>(1); C->visit();
  std::shared_ptr<Node<long>> D = std::make_unique<Leaf<long>>(1L);
  std::optional<Element<float>> F; F.emplace(1.f); F = Element<float>();
  std::any G = Element<double>(); G.reset();
}

// Visited, written, compared.
template <class T> struct Visitor { void operator()(T) { ++touched; } void operator()(const std::string &) { ++touched; } };
struct Clock {
  using duration = std::chrono::milliseconds; using rep = duration::rep; using period = duration::period;
  using time_point = std::chrono::time_point<Clock>; static constexpr bool is_steady = true;
  static time_point now() { ++touched; return {}; }
};
void others(std::condition_variable &V, std::unique_lock<std::mutex> &L) {
  std::variant<int, std::string> A = 1; std::visit(Visitor<int>(), A);
  std::variant<Element<int>, int> B; B = 1; B.emplace<0>();
  V.wait_until(L, Clock::now() + std::chrono::seconds(1));
  std::tuple<Element<long long>> G, H; G = H; G.swap(H);
}
)cpp";

TEST(ExtractSkipping, ASourceFullOfUses) {
  Extracted::Setup All;
  All.Skip = false;
  Extracted Skipped(Uses), Full(Uses, All);
  ASSERT_FALSE(Full.summary().HadErrors) << Full.text().substr(0, 500);
  EXPECT_THAT(lostBySkipping(Skipped, Full), IsEmpty());
  // There is something to lose.
  for (const char *Usr :
       {".*Before>#I@F@operator.*", ".*Allocator>#L@F@allocate.*", ".*Close>.*@F@operator.*",
        ".*Lockable>#C@F@lock_shared.*", ".*Job>#C@F@operator.*", ".*Leaf>#L@F@visit.*"})
    EXPECT_THAT(Full.functions(), Contains(MatchesRegex(Usr)));
}
