#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kv {

struct Version {
    std::uint64_t revision = 0;
    std::string value;
    bool tombstone = false;
};

struct ShardStats {
    std::size_t keys = 0;
    std::size_t versions = 0;
};

// Keeps every version of a key until a compaction removes the older ones.
class SegmentStore {
public:
    static constexpr std::size_t kShards = 8;

    void put(const std::string& key, std::string value);
    void erase(const std::string& key);
    std::optional<std::string> get(const std::string& key) const;

    // Drops all but the newest version of each key in one shard.
    std::size_t compact_shard(std::size_t index);
    ShardStats stats(std::size_t index) const;

private:
    struct Shard {
        mutable std::shared_mutex mutex;
        std::unordered_map<std::string, std::vector<Version>> entries;
        std::uint64_t revision = 0;
    };

    Shard& shard_of(const std::string& key);
    const Shard& shard_of(const std::string& key) const;
    static void append(Shard& shard, const std::string& key, std::string value, bool tombstone);

    std::array<Shard, kShards> shards_;
};

}  // namespace kv
