#include "thumbnail_cache.h"

#include <iterator>
#include <utility>

namespace thumbs {
ImagePtr ThumbnailCache::find(const std::string& key) const {
    std::shared_lock lock(mutex_);
    auto it = slots_.find(key);
    if (it == slots_.end()) {
        misses_.fetch_add(1, std::memory_order_relaxed);
        return nullptr;
    }
    hits_.fetch_add(1, std::memory_order_relaxed);
    return it->second.image;
}

void ThumbnailCache::store(const std::string& key, ImagePtr image) {
    const std::size_t incoming = image->bytes();
    if (incoming > byte_limit_) {
        return;
    }
    std::unique_lock lock(mutex_);
    if (auto it = slots_.find(key); it != slots_.end()) {
        erase_slot(it);
    }
    evict_until(byte_limit_ - incoming);
    by_age_.push_back(key);
    slots_.emplace(key, Slot{std::move(image), std::prev(by_age_.end())});
    bytes_ += incoming;
}

std::size_t ThumbnailCache::drop_album(const std::string& album) {
    const std::string prefix = album + "/";
    std::unique_lock lock(mutex_);
    std::size_t dropped = 0;
    for (auto it = slots_.begin(); it != slots_.end();) {
        auto next = std::next(it);
        if (it->first.starts_with(prefix)) {
            erase_slot(it);
            ++dropped;
        }
        it = next;
    }
    return dropped;
}

bool ThumbnailCache::under_pressure() const {
    return bytes_ > byte_limit_ - byte_limit_ / 8;
}

CacheReport ThumbnailCache::report() const {
    CacheReport out;
    out.hits = hits_.load(std::memory_order_relaxed);
    out.misses = misses_.load(std::memory_order_relaxed);
    std::shared_lock lock(mutex_);
    out.entries = slots_.size();
    out.bytes = bytes_;
    out.evictions = evictions_;
    out.last_evicted = last_evicted_;
    return out;
}

void ThumbnailCache::evict_until(std::size_t wanted) {
    while (bytes_ > wanted && !by_age_.empty()) {
        auto it = slots_.find(by_age_.front());
        last_evicted_ = it->first;
        ++evictions_;
        erase_slot(it);
    }
}

void ThumbnailCache::erase_slot(std::unordered_map<std::string, Slot>::iterator it) {
    bytes_ -= it->second.image->bytes();
    by_age_.erase(it->second.age);
    slots_.erase(it);
}
}  // namespace thumbs
