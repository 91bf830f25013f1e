// RUN: %check_heddle %s nonatomic-rmw data-race
//
// Qt: threads with a run() of their own, runnables, futures; its locks and lockers.

//--- qt.h
#pragma GCC system_header
class QObject {
public:
  void moveToThread(class QThread *);
};
class QThread : public QObject {
public:
  virtual ~QThread();
  void start();
  bool wait(unsigned long = ~0ul);
  void quit();
  void finished();

protected:
  virtual void run();
};
class QRunnable {
public:
  virtual ~QRunnable();
  virtual void run() = 0;
};
class QThreadPool {
public:
  static QThreadPool *globalInstance();
  void start(QRunnable *, int = 0);
  bool waitForDone(int = -1);
};
class QMutex {
public:
  void lock();
  void unlock();
  bool tryLock(int = 0);
};
class QMutexLocker {
public:
  QMutexLocker(QMutex *);
  ~QMutexLocker();
  void unlock();
  void relock();
};
class QReadWriteLock {
public:
  void lockForRead();
  void lockForWrite();
  void unlock();
};
class QReadLocker {
public:
  QReadLocker(QReadWriteLock *);
  ~QReadLocker();
};
class QWriteLocker {
public:
  QWriteLocker(QReadWriteLock *);
  ~QWriteLocker();
};
template <class T> class QFuture {
public:
  void waitForFinished();
};
namespace QtConcurrent {
template <class F> QFuture<void> run(F f) { return {}; }
} // namespace QtConcurrent

//--- main.cpp
#include "qt.h"
#include <functional>
#include <vector>

class Reader : public QThread {
public:
  int lines = 0;
  void run() override { ++lines; } // heddle: nonatomic-rmw@high
};
int bad_thread() {
  Reader r;
  r.start();
  ++r.lines; // heddle: nonatomic-rmw@high
  r.wait();
  return r.lines;
}
int ok_thread() {
  Reader r;
  r.start();
  r.wait();
  return ++r.lines;
}
class Guarded : public QThread {
public:
  QMutex mutex;
  int lines = 0;
  void run() override {
    QMutexLocker l(&mutex);
    ++lines;
  }
};
int ok_guarded() {
  Guarded r;
  r.start();
  {
    QMutexLocker l(&r.mutex);
    ++r.lines;
  }
  r.wait();
  return r.lines;
}
int counted;
class Job : public QRunnable {
public:
  void run() override { counted++; } // heddle: nonatomic-rmw@high
};
void bad_pool() {
  for (int i = 0; i < 4; ++i)
    QThreadPool::globalInstance()->start(new Job);
  counted++; // heddle: nonatomic-rmw@high
}
int bad_concurrent() {
  int n = 0;
  auto f = QtConcurrent::run(std::function<void()>([&] { n++; })); // heddle: nonatomic-rmw@high
  n++;                                                             // heddle: nonatomic-rmw@high
  f.waitForFinished();
  return n;
}
int ok_concurrent() {
  int n = 0;
  auto f = QtConcurrent::run(std::function<void()>([&] { n++; }));
  f.waitForFinished();
  return ++n;
}
class Table {
  QReadWriteLock lock;
  std::vector<int> rows;

public:
  void add(int x) {
    QWriteLocker l(&lock);
    rows.push_back(x);
  }
  int size() {
    QReadLocker l(&lock);
    return rows.size();
  }
  int first() {
    QReadLocker l(&lock);
    return rows[0];
  }
  void bad_clear() {
    QReadLocker l(&lock);
    rows.clear(); // heddle: data-race@medium
  }
};
