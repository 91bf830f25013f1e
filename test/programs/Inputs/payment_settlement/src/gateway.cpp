#include "gateway.h"

namespace pay {

WorkerPool::WorkerPool(unsigned threads) {
    threads_.reserve(threads);
    for (unsigned i = 0; i < threads; ++i)
        threads_.emplace_back([this] { run(); });
}

WorkerPool::~WorkerPool() {
    {
        std::lock_guard<std::mutex> lock(mutex_);
        closing_ = true;
    }
    work_.notify_all();
    for (auto& t : threads_)
        t.join();
}

void WorkerPool::submit(std::function<void()> job) {
    {
        std::lock_guard<std::mutex> lock(mutex_);
        jobs_.push_back(std::move(job));
    }
    work_.notify_one();
}

void WorkerPool::run() {
    std::unique_lock<std::mutex> lock(mutex_);
    for (;;) {
        work_.wait(lock, [this] { return closing_ || !jobs_.empty(); });
        if (jobs_.empty())
            return;
        auto job = std::move(jobs_.front());
        jobs_.pop_front();
        lock.unlock();
        job();
        job = nullptr;
        lock.lock();
    }
}

Cents Gateway::fee_for(Cents amount) {
    return 25 + amount * 14 / 1000;
}

void Gateway::authorize_and_capture(const Capture& capture) {
    MerchantAccount* account = book_.find(capture.merchant);
    if (account == nullptr || capture.amount <= 100) {
        rejected_.fetch_add(1, std::memory_order_relaxed);
        return;
    }
    const Cents net = capture.amount - fee_for(capture.amount);
    const Cents held = net * account->reserve_bps() / 10000;

    std::lock_guard<std::mutex> lock(account->mutex);
    post(*account, net, held);
    if (capture.disputed)
        account->balance -= 1500;
}

// The caller holds account.mutex.
void Gateway::post(MerchantAccount& account, Cents net, Cents held) {
    account.balance += net - held;
    account.reserve += held;
    ++account.captures;
}

}  // namespace pay
