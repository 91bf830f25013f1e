#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "account.h"

namespace pay {

class WorkerPool {
public:
    explicit WorkerPool(unsigned threads);
    ~WorkerPool();

    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    void submit(std::function<void()> job);

private:
    void run();

    std::mutex mutex_;
    std::condition_variable work_;
    std::deque<std::function<void()>> jobs_;
    bool closing_ = false;
    std::vector<std::thread> threads_;
};

struct Capture {
    std::string merchant;
    Cents amount = 0;
    bool disputed = false;
};

class Gateway {
public:
    explicit Gateway(AccountBook& book) : book_(book) {}

    void authorize_and_capture(const Capture& capture);
    unsigned rejected() const { return rejected_.load(std::memory_order_relaxed); }

private:
    static Cents fee_for(Cents amount);
    void post(MerchantAccount& account, Cents net, Cents held);

    AccountBook& book_;
    std::atomic<unsigned> rejected_{0};
};

}  // namespace pay
