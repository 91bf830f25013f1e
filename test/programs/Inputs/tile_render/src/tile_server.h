#pragma once

#include "worker_pool.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <vector>

namespace tiles {

struct TileKey {
    std::uint8_t zoom = 0;
    std::uint32_t x = 0;
    std::uint32_t y = 0;

    friend bool operator==(const TileKey&, const TileKey&) = default;
};

struct TileKeyHash {
    std::size_t operator()(const TileKey& k) const
    {
        return std::hash<std::uint64_t>{}((std::uint64_t{k.zoom} << 56) ^ (std::uint64_t{k.x} << 28) ^ k.y);
    }
};

struct Tile {
    TileKey key;
    std::vector<std::uint8_t> pixels;
    std::uint32_t checksum = 0;
};

using TilePtr = std::shared_ptr<const Tile>;

struct Viewport {
    std::uint8_t zoom;
    std::uint32_t left, top;
    std::uint32_t columns, rows;
};

class TileCache {
public:
    explicit TileCache(std::size_t capacity) : capacity_(capacity) {}

    TilePtr lookup(const TileKey& key) const
    {
        std::lock_guard lock(mutex_);
        auto it = tiles_.find(key);
        return it == tiles_.end() ? nullptr : it->second;
    }

    // The tile that came first stays; returns the one that is in the cache.
    TilePtr insert(TilePtr tile)
    {
        std::lock_guard lock(mutex_);
        if (tiles_.size() >= capacity_)
            tiles_.erase(tiles_.begin());
        return tiles_.try_emplace(tile->key, tile).first->second;
    }

private:
    const std::size_t capacity_;
    mutable std::mutex mutex_;
    std::unordered_map<TileKey, TilePtr, TileKeyHash> tiles_;
};

class TileServer {
public:
    TileServer(WorkerPool& pool, std::size_t cacheCapacity) : pool_(pool), cache_(cacheCapacity) {}

    // Called from request threads; never from a job of the pool.
    std::vector<TilePtr> render(const Viewport& view);

    std::uint64_t drawn() const { return drawn_.load(std::memory_order_relaxed); }

private:
    TilePtr fetch(const TileKey& key);
    static TilePtr draw(const TileKey& key);

    WorkerPool& pool_;
    TileCache cache_;
    std::atomic<std::uint64_t> drawn_{0};
};

}  // namespace tiles
