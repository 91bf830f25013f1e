#include "job_queue.h"

#include <utility>

void JobQueue::push(Job job) {
  {
    std::lock_guard lock(mu_);
    jobs_.push_back(std::move(job));
  }
  changed_.notify_one();
}

void JobQueue::close() {
  {
    std::lock_guard lock(mu_);
    closed_ = true;
  }
  changed_.notify_all();
}

void JobQueue::serve() {
  Job job;
  while (pop(job))
    job();
}

bool JobQueue::pop(Job &job) {
  std::unique_lock lock(mu_);
  changed_.wait(lock, [this] { return closed_ || !jobs_.empty(); });
  if (jobs_.empty())
    return false;
  job = std::move(jobs_.front());
  jobs_.pop_front();
  return true;
}
