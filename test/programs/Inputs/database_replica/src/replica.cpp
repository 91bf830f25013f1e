#include "replica.h"

namespace replica {

void PositionTracker::beginTerm(std::uint64_t term) {
    std::lock_guard lock(mutex_);
    if (term == term_) return;
    term_ = term;
    lsn_ = 0;
}

void PositionTracker::applied(std::uint64_t lsn) {
    std::lock_guard lock(mutex_);
    lsn_ = lsn;
}

std::uint64_t PositionTracker::term() const {
    std::lock_guard lock(mutex_);
    return term_;
}

std::uint64_t PositionTracker::lsn() const {
    std::lock_guard lock(mutex_);
    return lsn_;
}

Position PositionTracker::position() const {
    std::lock_guard lock(mutex_);
    return Position{term_, lsn_};
}

Replica::Replica() { applier_ = std::thread(&Replica::applyLoop, this); }

Replica::~Replica() { close(); }

void Replica::feed(Batch batch) {
    {
        std::lock_guard lock(queueMutex_);
        queue_.push_back(std::move(batch));
    }
    queueReady_.notify_one();
}

void Replica::close() {
    {
        std::lock_guard lock(queueMutex_);
        closed_ = true;
    }
    queueReady_.notify_one();
    if (applier_.joinable()) applier_.join();
}

std::optional<std::string> Replica::get(const std::string& key) const {
    std::lock_guard lock(dataMutex_);
    const auto it = data_.find(key);
    if (it == data_.end()) return std::nullopt;
    return it->second;
}

std::size_t Replica::rows() const {
    std::lock_guard lock(dataMutex_);
    return data_.size();
}

void Replica::applyLoop() {
    for (;;) {
        Batch batch;
        {
            std::unique_lock lock(queueMutex_);
            queueReady_.wait(lock, [this] { return closed_ || !queue_.empty(); });
            if (queue_.empty()) return;
            batch = std::move(queue_.front());
            queue_.pop_front();
        }
        tracker_.beginTerm(batch.term);
        for (const LogEntry& e : batch.entries) {
            apply(e);
            tracker_.applied(e.lsn);
        }
    }
}

void Replica::apply(const LogEntry& e) {
    std::lock_guard lock(dataMutex_);
    if (e.op == Op::Put)
        data_[e.key] = e.value;
    else
        data_.erase(e.key);
}

}  // namespace replica
