#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>

/// Jobs for the tellers, first come, first served.
class JobQueue {
public:
  using Job = std::function<void()>;

  void push(Job job);
  /// No more jobs will come; those that wait are still done.
  void close();
  /// Runs jobs until the queue is closed and empty. Any number of threads may.
  void serve();

private:
  bool pop(Job &job);

  std::mutex mu_;
  std::condition_variable changed_;
  std::deque<Job> jobs_;
  bool closed_ = false;
};
