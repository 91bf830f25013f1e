#include "segment_store.h"

#include <mutex>

namespace kv {

SegmentStore::Shard& SegmentStore::shard_of(const std::string& key) {
    return shards_[std::hash<std::string>{}(key) % kShards];
}

const SegmentStore::Shard& SegmentStore::shard_of(const std::string& key) const {
    return shards_[std::hash<std::string>{}(key) % kShards];
}

// Requires the exclusive lock of the shard.
void SegmentStore::append(Shard& shard, const std::string& key, std::string value, bool tombstone) {
    auto& versions = shard.entries[key];
    versions.push_back({++shard.revision, std::move(value), tombstone});
}

void SegmentStore::put(const std::string& key, std::string value) {
    Shard& shard = shard_of(key);
    std::unique_lock lock(shard.mutex);
    append(shard, key, std::move(value), false);
}

void SegmentStore::erase(const std::string& key) {
    Shard& shard = shard_of(key);
    std::unique_lock lock(shard.mutex);
    append(shard, key, {}, true);
}

std::optional<std::string> SegmentStore::get(const std::string& key) const {
    const Shard& shard = shard_of(key);
    std::shared_lock lock(shard.mutex);
    auto it = shard.entries.find(key);
    if (it == shard.entries.end() || it->second.back().tombstone)
        return std::nullopt;
    return it->second.back().value;
}

std::size_t SegmentStore::compact_shard(std::size_t index) {
    Shard& shard = shards_[index];
    std::unique_lock lock(shard.mutex);
    std::size_t removed = 0;
    for (auto it = shard.entries.begin(); it != shard.entries.end();) {
        auto& versions = it->second;
        removed += versions.size() - 1;
        versions.erase(versions.begin(), versions.end() - 1);
        if (versions.back().tombstone) {
            ++removed;
            it = shard.entries.erase(it);
        } else {
            ++it;
        }
    }
    return removed;
}

ShardStats SegmentStore::stats(std::size_t index) const {
    const Shard& shard = shards_[index];
    std::shared_lock lock(shard.mutex);
    ShardStats out;
    out.keys = shard.entries.size();
    for (const auto& [key, versions] : shard.entries)
        out.versions += versions.size();
    return out;
}

}  // namespace kv
