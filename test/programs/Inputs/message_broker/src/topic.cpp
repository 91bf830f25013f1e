#include "topic.h"

#include <algorithm>
#include <utility>

namespace broker {

std::uint64_t Topic::append(std::string key, std::string body) {
    auto message = std::make_shared<Message>();
    message->key = std::move(key);
    message->body = std::move(body);
    std::uint64_t offset = 0;
    {
        std::lock_guard lock(mutex_);
        offset = firstOffset_ + log_.size();
        message->offset = offset;
        log_.push_back(std::move(message));
        retention_->onAppended(*this);
    }
    arrived_.notify_all();
    return offset;
}

void Topic::close() {
    {
        std::lock_guard lock(mutex_);
        closed_ = true;
    }
    arrived_.notify_all();
}

std::vector<MessagePtr> Topic::read(std::uint64_t offset, std::size_t most) {
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [&] { return closed_ || offset < firstOffset_ + log_.size(); });
    std::vector<MessagePtr> batch;
    const std::size_t skip = offset > firstOffset_ ? offset - firstOffset_ : 0;
    for (std::size_t i = skip; i < log_.size() && batch.size() < most; ++i)
        batch.push_back(log_[i]);
    return batch;
}

std::size_t Topic::depth() const {
    std::lock_guard lock(mutex_);
    return depthLocked();
}

std::uint64_t Topic::dropped() const {
    std::lock_guard lock(mutex_);
    return firstOffset_;
}

void Topic::dropOldestLocked(std::size_t count) {
    const std::size_t drop = std::min(count, log_.size());
    log_.erase(log_.begin(), log_.begin() + static_cast<std::ptrdiff_t>(drop));
    firstOffset_ += drop;
}

}  // namespace broker
