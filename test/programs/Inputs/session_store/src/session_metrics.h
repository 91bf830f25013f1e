#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>

namespace web {

/// Counters of the store. All methods may be called from any thread without a lock.
class SessionMetrics {
public:
    void opened();
    void closed();
    void expired(std::size_t count);
    void lookup(bool hit);

    struct Snapshot {
        std::int64_t active = 0;
        std::int64_t peak = 0;
        std::uint64_t opened = 0;
        std::uint64_t expired = 0;
        std::uint64_t hits = 0;
        std::uint64_t misses = 0;
    };

    /// The values are exact when no other thread uses the store, and approximate otherwise.
    Snapshot snapshot() const;

private:
    void raisePeak(std::int64_t active);

    std::atomic<std::int64_t> active_{0};
    std::atomic<std::int64_t> peak_{0};
    std::atomic<std::uint64_t> opened_{0};
    std::atomic<std::uint64_t> expired_{0};
    std::atomic<std::uint64_t> hits_{0};
    std::atomic<std::uint64_t> misses_{0};
};

}  // namespace web
