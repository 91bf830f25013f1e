// RUN: %check_heddle %s nonatomic-rmw data-race --confidence=low -- -fopenmp
//
// OpenMP, right: nothing is said of it, not even at low confidence.

#include <algorithm>
#include <string>
#include <vector>
extern "C" int omp_get_thread_num(void);
extern "C" void omp_set_num_threads(int);

long ok_sum(const std::vector<int> &v) {
  long sum = 0;
#pragma omp parallel for reduction(+ : sum)
  for (int i = 0; i < (int)v.size(); ++i)
    sum += v[i];
  sum++;
  return sum;
}
long ok_inner_reduction(const std::vector<int> &v) {
  long sum = 0;
#pragma omp parallel
  {
#pragma omp for reduction(+ : sum)
    for (int i = 0; i < (int)v.size(); ++i)
      sum += v[i];
  }
  return sum;
}
int ok_critical(const std::vector<int> &v) {
  int count = 0;
  std::vector<int> out;
#pragma omp parallel for
  for (int i = 0; i < (int)v.size(); ++i)
    if (v[i] > 3) {
#pragma omp critical
      {
        count++;
        out.push_back(v[i]);
      }
    }
  return count + out.size();
}
int ok_atomic(const std::vector<int> &v) {
  int count = 0, other = 0, old = 0;
#pragma omp parallel for private(old)
  for (int i = 0; i < (int)v.size(); ++i) {
#pragma omp atomic
    count++;
#pragma omp atomic update
    other = other + v[i];
#pragma omp atomic capture
    old = other++;
    if (old > 100) {
#pragma omp atomic write
      other = 0;
    }
  }
  return count + other;
}
void ok_private(std::vector<double> &v) {
  double t;
  int i;
#pragma omp parallel for private(t)
  for (i = 0; i < (int)v.size(); ++i) {
    t = v[i] * 2;
    v[i] = t + 1;
  }
}
void ok_elements(std::vector<std::vector<int>> &out, const std::vector<int> &v, double *grid, int n, int m) {
#pragma omp parallel for
  for (int i = 0; i < n; ++i) {
    out[i].push_back(v[i]);
    out[i].clear();
    for (int j = 0; j < m; ++j)
      grid[i * m + j] += j;
    double *row = &grid[i * m];
    row[0] = row[1];
    row[2]++;
  }
#pragma omp parallel for collapse(2)
  for (int i = 0; i < n; ++i)
    for (int j = 0; j < m; ++j)
      grid[i * m + j]++;
}
void work(std::vector<int> &mine) { mine.push_back(1); }
struct Cell { int n = 0; void step() { ++n; } };
void stepAt(std::vector<Cell> &all, int k) { all[k].n++; }
void ok_called(std::vector<std::vector<int>> &out, std::vector<Cell> &cells) {
#pragma omp parallel for schedule(dynamic)
  for (int i = 0; i < (int)out.size(); ++i) {
    work(out[i]);
    cells[i].step();
    stepAt(cells, i);
    auto &c = cells[i];
    c.n++;
  }
#pragma omp parallel for
  for (auto &c : cells)
    c.n++;
}
double ok_single(const double *x, int n) {
  double a = 0, mean = 0;
#pragma omp parallel
  {
#pragma omp single
    a = x[0];
#pragma omp for reduction(+ : mean)
    for (int i = 0; i < n; ++i)
      mean += x[i] - a;
#pragma omp master
    a = mean;
#pragma omp barrier
#pragma omp for reduction(+ : mean)
    for (int i = 0; i < n; ++i)
      mean += x[i] + a;
  }
  return mean;
}
void ok_phases(std::vector<double> &cur, std::vector<double> &next, int steps) {
  int round = 0;
#pragma omp parallel
  for (int s = 0; s < steps; ++s) {
#pragma omp for
    for (int i = 1; i < (int)cur.size() - 1; ++i)
      next[i] = cur[i - 1] + cur[i + 1] + round;
#pragma omp single
    {
      std::swap(cur, next);
      ++round;
    }
  }
}
int ok_sections() {
  int a = 0, b = 0;
#pragma omp parallel sections
  {
    a += 1;
#pragma omp section
    b += 2;
  }
  return a + b;
}
int ok_tasks() {
  int n = 0, m = 0;
#pragma omp parallel
#pragma omp single
  {
#pragma omp task shared(n)
    n += 1;
#pragma omp task shared(m)
    m += 2;
#pragma omp taskwait
    n += m;
  }
  return n;
}
int fib(int n) {
  int x, y;
  if (n < 2)
    return n;
#pragma omp task shared(x)
  x = fib(n - 1);
#pragma omp task shared(y)
  y = fib(n - 2);
#pragma omp taskwait
  return x + y;
}
int ok_fib() {
  int r = 0;
#pragma omp parallel
#pragma omp single
  r = fib(20);
  return r;
}
int ok_one_thread(int n) {
  int c = 0;
#pragma omp parallel for num_threads(1)
  for (int i = 0; i < n; ++i)
    c++;
  return c;
}
int ok_set_one(int n) {
  int c = 0;
  omp_set_num_threads(1);
#pragma omp parallel for
  for (int i = 0; i < n; ++i)
    c++;
  return c;
}
int ok_per_thread(int n) {
  std::vector<int> counts(64);
#pragma omp parallel
  {
    int me = omp_get_thread_num();
    for (int i = 0; i < n; ++i)
      counts[me]++;
    counts[omp_get_thread_num()]++;
  }
  int sum = 0;
  for (int c : counts)
    sum += c;
  return sum;
}
static int mine;
#pragma omp threadprivate(mine)
void ok_threadprivate(int n) {
#pragma omp parallel for
  for (int i = 0; i < n; ++i)
    mine++;
}
int ok_locals(int n) {
  int all = 0;
#pragma omp parallel
  {
    int local = 0;
    std::vector<int> kept;
#pragma omp for nowait
    for (int i = 0; i < n; ++i) {
      local += i;
      kept.push_back(i);
    }
#pragma omp critical
    all += local;
  }
  return all;
}
int ok_firstprivate(int n) {
  int base = 3;
#pragma omp parallel for firstprivate(base)
  for (int i = 0; i < n; ++i)
    base++;
  return base;
}
int ok_ordered(int n) {
  int last = 0;
#pragma omp parallel for ordered
  for (int i = 0; i < n; ++i) {
#pragma omp ordered
    last += i;
  }
  return last;
}
void ok_red_black(std::vector<double> &v) {
#pragma omp parallel for
  for (int i = 1; i < (int)v.size() - 1; i += 2)
    v[i] = (v[i - 1] + v[i + 1]) / 2;
}
struct Model {
  std::vector<double> w;
  double loss = 0;
  void ok_train(const std::vector<double> &x) {
    double sum = 0;
#pragma omp parallel for reduction(+ : sum)
    for (int i = 0; i < (int)x.size(); ++i) {
      w[i] += x[i];
      sum += x[i];
    }
    loss += sum;
  }
};
