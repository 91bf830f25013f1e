#pragma once

#include <cstddef>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace gateway {

/// Hash table that does its own locking. Each single call is atomic.
template <typename Key, typename Value>
class ConcurrentTable {
public:
    std::optional<Value> get(const Key& key) const {
        std::lock_guard<std::mutex> guard(mutex_);
        const auto it = entries_.find(key);
        if (it == entries_.end())
            return std::nullopt;
        return it->second;
    }

    void put(const Key& key, Value value) {
        std::lock_guard<std::mutex> guard(mutex_);
        entries_[key] = std::move(value);
    }

    /// Calls change(value) under the lock; it must not use the table itself. A missing value is created first.
    template <typename Change>
    auto update(const Key& key, Change change) {
        std::lock_guard<std::mutex> guard(mutex_);
        return change(entries_[key]);
    }

    bool insert(const Key& key, Value value) {
        std::lock_guard<std::mutex> guard(mutex_);
        return entries_.emplace(key, std::move(value)).second;
    }

    std::optional<Value> take(const Key& key) {
        std::lock_guard<std::mutex> guard(mutex_);
        const auto it = entries_.find(key);
        if (it == entries_.end())
            return std::nullopt;
        std::optional<Value> value(std::move(it->second));
        entries_.erase(it);
        return value;
    }

    std::vector<std::pair<Key, Value>> copy() const {
        std::lock_guard<std::mutex> guard(mutex_);
        return {entries_.begin(), entries_.end()};
    }

    std::size_t size() const {
        std::lock_guard<std::mutex> guard(mutex_);
        return entries_.size();
    }

private:
    mutable std::mutex mutex_;
    std::unordered_map<Key, Value> entries_;
};

}  // namespace gateway
