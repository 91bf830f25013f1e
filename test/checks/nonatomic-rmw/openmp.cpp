// RUN: %check_heddle %s nonatomic-rmw data-race -- -fopenmp
//
// OpenMP: what the threads of a region share.

#include <algorithm>
#include <string>
#include <vector>

long bad_sum(const std::vector<int> &v) {
  long sum = 0;
#pragma omp parallel for
  for (int i = 0; i < (int)v.size(); ++i)
    sum += v[i]; // heddle: nonatomic-rmw@high
  return sum;
}
int bad_count(const std::vector<int> &v) {
  int count = 0;
#pragma omp parallel for
  for (int i = 0; i < (int)v.size(); ++i)
    if (v[i] > 3)
      count++; // heddle: nonatomic-rmw@high
  return count;
}
void bad_temporary(std::vector<double> &v) {
  double t;
#pragma omp parallel for
  for (int i = 0; i < (int)v.size(); ++i) {
    t = v[i] * 2; // heddle: data-race@high
    v[i] = t + 1;
  }
}
std::vector<int> bad_push(const std::vector<int> &v) {
  std::vector<int> out;
#pragma omp parallel for
  for (int i = 0; i < (int)v.size(); ++i)
    if (v[i] % 2)
      out.push_back(v[i]); // heddle: data-race@high
  return out;
}
int bad_max(const std::vector<int> &v) {
  int best = 0;
#pragma omp parallel for
  for (int i = 0; i < (int)v.size(); ++i)
    if (v[i] > best)
      best = v[i]; // heddle: nonatomic-rmw@high
  return best;
}
int global_hits;
void hit() { ++global_hits; } // heddle: nonatomic-rmw@high
void bad_called(int n) {
#pragma omp parallel for
  for (int i = 0; i < n; ++i)
    hit();
}
// Low: elements that both sides choose by a number.
std::vector<double> fn_neighbour(int n) {
  std::vector<double> v(n, 1.0);
#pragma omp parallel for
  for (int i = 1; i < n; ++i)
    v[i] = v[i - 1] * 0.5;
  return v;
}
double bad_nowait(const double *x, int n) {
  double a = 0, mean = 0;
#pragma omp parallel
  {
#pragma omp single nowait
    a = x[0]; // heddle: data-race@high
#pragma omp for reduction(+ : mean)
    for (int i = 0; i < n; ++i)
      mean += x[i] - a;
  }
  return mean;
}
double bad_master(const double *x, int n) {
  double a = 0, mean = 0;
#pragma omp parallel reduction(+ : mean)
  {
#pragma omp master
    a = x[0]; // heddle: data-race@high
#pragma omp for
    for (int i = 0; i < n; ++i)
      mean += x[i] - a;
  }
  return mean;
}
int bad_sections() {
  int n = 0;
#pragma omp parallel sections
  {
#pragma omp section
    n += 1; // heddle: nonatomic-rmw@high
#pragma omp section
    n += 2;
  }
  return n;
}
int bad_half_critical(const std::vector<int> &v) {
  int best = 0, last = 0;
#pragma omp parallel for
  for (int i = 0; i < (int)v.size(); ++i) {
#pragma omp critical
    { best = std::max(best, v[i]); last = i; }
    if (i > 10)
      last = i; // heddle: data-race@high
  }
  return best + last;
}
int bad_tasks() {
  int n = 0;
#pragma omp parallel
#pragma omp single
  {
#pragma omp task shared(n)
    n += 1; // heddle: nonatomic-rmw@high
#pragma omp task shared(n)
    n += 2; // heddle: nonatomic-rmw@high
#pragma omp taskwait
    n += 3;
  }
  return n;
}
struct Model {
  std::vector<double> w;
  double loss = 0;
  long seen = 0;
  void bad_train(const std::vector<double> &x) {
#pragma omp parallel for
    for (int i = 0; i < (int)x.size(); ++i) {
      w[i] += x[i];
      loss += x[i]; // heddle: nonatomic-rmw@high
#pragma omp atomic
      seen++;
    }
  }
};
int bad_two_criticals(int n) {
  int total = 0;
#pragma omp parallel for
  for (int i = 0; i < n; ++i) {
    if (i % 2) {
#pragma omp critical(odd)
      total += i; // heddle: nonatomic-rmw@high
    } else {
#pragma omp critical(even)
      total += i;
    }
  }
  return total;
}
