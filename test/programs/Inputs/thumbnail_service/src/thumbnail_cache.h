#pragma once

#include "image.h"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <list>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <unordered_map>

namespace thumbs {
struct CacheReport {
    std::size_t entries = 0;
    std::size_t bytes = 0;
    std::uint64_t hits = 0;
    std::uint64_t misses = 0;
    std::uint64_t evictions = 0;
    std::string last_evicted;
};

/// Bounded thumbnail cache, oldest entry leaves first.
class ThumbnailCache {
public:
    explicit ThumbnailCache(std::size_t byte_limit) : byte_limit_(byte_limit) {}

    [[nodiscard]] ImagePtr find(const std::string& key) const;
    void store(const std::string& key, ImagePtr image);

    /// Drops everything that belongs to one album ("album/...").
    std::size_t drop_album(const std::string& album);

    [[nodiscard]] CacheReport report() const;
    [[nodiscard]] std::size_t byte_limit() const { return byte_limit_; }
    [[nodiscard]] bool under_pressure() const;

private:
    struct Slot {
        ImagePtr image;
        std::list<std::string>::iterator age;
    };

    // Both expect mutex_ to be held exclusively.
    void evict_until(std::size_t wanted);
    void erase_slot(std::unordered_map<std::string, Slot>::iterator it);

    const std::size_t byte_limit_;
    mutable std::shared_mutex mutex_;
    std::unordered_map<std::string, Slot> slots_;
    std::list<std::string> by_age_;
    std::size_t bytes_ = 0;
    std::uint64_t evictions_ = 0;
    std::string last_evicted_;
    mutable std::atomic<std::uint64_t> hits_{0};
    mutable std::atomic<std::uint64_t> misses_{0};
};
}  // namespace thumbs
