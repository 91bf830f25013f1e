#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <utility>

namespace dns {

/// Hash map in stripes, each with its own lock. Every member function is safe on its own.
template <typename Key, typename Value, std::size_t Stripes = 8>
class ConcurrentMap {
public:
    std::optional<Value> get(const Key& key) const {
        const Stripe& s = stripe(key);
        std::lock_guard lock(s.mutex);
        const auto it = s.items.find(key);
        return it == s.items.end() ? std::nullopt : std::optional<Value>(it->second);
    }

    [[nodiscard]] bool contains(const Key& key) const {
        const Stripe& s = stripe(key);
        std::lock_guard lock(s.mutex);
        return s.items.count(key) != 0;
    }

    void put(const Key& key, Value value) {
        Stripe& s = stripe(key);
        std::lock_guard lock(s.mutex);
        s.items.insert_or_assign(key, std::move(value));
    }

    /// False, and no change, if the key was there already.
    bool put_if_absent(const Key& key, Value value) {
        Stripe& s = stripe(key);
        std::lock_guard lock(s.mutex);
        return s.items.try_emplace(key, std::move(value)).second;
    }

    /// Makes a default value if there is none, then lets `change` work on it under the lock.
    template <typename Change>
    void update(const Key& key, Change change) {
        Stripe& s = stripe(key);
        std::lock_guard lock(s.mutex);
        change(s.items[key]);
    }

    template <typename Predicate>
    std::size_t erase_if(Predicate unwanted) {
        std::size_t gone = 0;
        for (Stripe& s : stripes_) {
            std::lock_guard lock(s.mutex);
            gone += std::erase_if(s.items, [&](const auto& item) { return unwanted(item.first, item.second); });
        }
        return gone;
    }

    template <typename Visitor>
    void for_each(Visitor visit) const {
        for (const Stripe& s : stripes_) {
            std::lock_guard lock(s.mutex);
            for (const auto& [key, value] : s.items) {
                visit(key, value);
            }
        }
    }

private:
    struct Stripe {
        mutable std::mutex mutex;
        std::unordered_map<Key, Value> items;
    };

    Stripe& stripe(const Key& key) { return stripes_[std::hash<Key>{}(key) % Stripes]; }
    const Stripe& stripe(const Key& key) const { return stripes_[std::hash<Key>{}(key) % Stripes]; }

    std::array<Stripe, Stripes> stripes_;
};

}  // namespace dns
