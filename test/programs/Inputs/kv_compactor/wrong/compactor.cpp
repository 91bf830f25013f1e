#include "compactor.h"

namespace kv {

Compactor::Compactor(SegmentStore& store, unsigned writes_per_pass)
    : store_(store), writes_per_pass_(writes_per_pass) {
    thread_ = std::thread([this] { loop(); });
}

Compactor::~Compactor() {
    shutdown();
}

void Compactor::note_writes(unsigned count) {
    bool due = false;
    {
        std::lock_guard lock(mutex_);
        pending_writes_ += count;
        due = pending_writes_ >= writes_per_pass_;
    }
    if (due)
        wake_.notify_one();
}

void Compactor::shutdown() {
    {
        std::lock_guard lock(mutex_);
        stop_ = true;
    }
    wake_.notify_one();
    if (thread_.joinable())
        thread_.join();
}

bool Compactor::stopping() const {
    std::lock_guard lock(mutex_);
    return stop_;
}

void Compactor::loop() {
    std::unique_lock lock(mutex_);
    while (!stop_) {
        wake_.wait(lock, [this] { return stop_ || pending_writes_ >= writes_per_pass_; });
        if (stop_)
            break;
        pending_writes_ = 0;
        lock.unlock();
        run_pass();
        lock.lock();
    }
}

void Compactor::run_pass() {
    for (std::size_t i = 0; i < SegmentStore::kShards; ++i) {
        if (stop_)
            return;
        reclaimed_.fetch_add(store_.compact_shard(i), std::memory_order_relaxed);
    }
    passes_.fetch_add(1, std::memory_order_relaxed);
}

}  // namespace kv
