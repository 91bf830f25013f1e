// RUN: %check_heddle %s nonatomic-rmw data-race
//
// oneTBB: what its algorithms and task groups run at once; its own index chooses an element
// of one's own.

//--- tbb.h
#pragma GCC system_header
#include <cstddef>
namespace tbb {
template <class V> struct blocked_range {
  blocked_range(V, V);
  V begin() const;
  V end() const;
};
struct split {};
template <class R, class F> void parallel_for(const R &, const F &) {}
template <class I, class F> void parallel_for(I, I, const F &) {}
template <class R, class B> void parallel_reduce(const R &, B &) {}
template <class R, class V, class F, class J>
V parallel_reduce(const R &, const V &, const F &, const J &) {
  return V();
}
template <class... F> void parallel_invoke(const F &...) {}
template <class I, class F> void parallel_for_each(I, I, const F &) {}
struct task_group {
  template <class F> void run(F &&) {}
  void wait();
};
} // namespace tbb
//--- main.cpp
#include "tbb.h"
#include <vector>

long bad_total(const std::vector<int> &v) {
  long total = 0;
  tbb::parallel_for(tbb::blocked_range<size_t>(0, v.size()),
                    [&](const tbb::blocked_range<size_t> &r) {
                      for (size_t i = r.begin(); i != r.end(); ++i)
                        total += v[i]; // heddle: nonatomic-rmw@high
                    });
  return total;
}
void bad_index(std::vector<int> &v) {
  int calls = 0;
  tbb::parallel_for(0, (int)v.size(), [&](int i) {
    v[i] = i;
    calls++; // heddle: nonatomic-rmw@high
  });
}
void bad_invoke() {
  int a = 0, b = 0;
  tbb::parallel_invoke([&] { a++; }, // heddle: nonatomic-rmw@high
                       [&] {
                         a++; // heddle: nonatomic-rmw@high
                         b++;
                       });
  a = b;
}
int bad_group() {
  int n = 0;
  tbb::task_group g;
  g.run([&] { n++; }); // heddle: nonatomic-rmw@high
  n++;                 // heddle: nonatomic-rmw@high
  g.wait();
  return n;
}
void bad_each(std::vector<int> &v) {
  std::vector<int> out;
  tbb::parallel_for_each(v.begin(), v.end(), [&](int x) {
    out.push_back(x); // heddle: data-race@high
  });
}
double bad_reduce(const std::vector<double> &v) {
  int steps = 0;
  double d = tbb::parallel_reduce(
      tbb::blocked_range<size_t>(0, v.size()), 0.0,
      [&](const tbb::blocked_range<size_t> &r, double acc) {
        ++steps; // heddle: nonatomic-rmw@high
        for (size_t i = r.begin(); i < r.end(); ++i)
          acc += v[i];
        return acc;
      },
      [](double a, double b) { return a + b; });
  return d + steps;
}
void ok_own(std::vector<int> &v, std::vector<std::vector<int>> &all) {
  tbb::parallel_for(tbb::blocked_range<size_t>(0, v.size()),
                    [&](const tbb::blocked_range<size_t> &r) {
                      for (size_t i = r.begin(); i != r.end(); ++i) {
                        v[i] += 1;
                        all[i].push_back(1);
                      }
                    });
  tbb::parallel_for(0, (int)v.size(), [&](int i) {
    v[i]++;
    all[i].push_back(2);
  });
  tbb::parallel_for_each(v.begin(), v.end(), [](int &x) { x++; });
}
int ok_group() {
  int n = 0, m = 0;
  tbb::task_group g;
  g.run([&] { n++; });
  g.run([&] { m++; });
  g.wait();
  return n + m;
}
void ok_invoke() {
  int a = 0, b = 0;
  tbb::parallel_invoke([&] { a++; }, [&] { b++; });
  a = b;
}
struct Sum {
  const std::vector<double> *v;
  double sum = 0;
  Sum(const std::vector<double> &x) : v(&x) {}
  Sum(Sum &x, tbb::split) : v(x.v) {}
  void operator()(const tbb::blocked_range<size_t> &r) {
    for (size_t i = r.begin(); i != r.end(); ++i)
      sum += (*v)[i];
  }
  void join(const Sum &y) { sum += y.sum; }
};
double ok_body(const std::vector<double> &v) {
  Sum s(v);
  tbb::parallel_reduce(tbb::blocked_range<size_t>(0, v.size()), s);
  return s.sum;
}
double ok_reduce(const std::vector<double> &v) {
  return tbb::parallel_reduce(
      tbb::blocked_range<size_t>(0, v.size()), 0.0,
      [&](const tbb::blocked_range<size_t> &r, double acc) {
        for (size_t i = r.begin(); i < r.end(); ++i)
          acc += v[i];
        return acc;
      },
      [](double a, double b) { return a + b; });
}
