#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>

#include "segment_store.h"

namespace kv {

// Compacts the store in the background whenever enough writes have been
// reported. A pass in progress ends early when the store shuts down.
class Compactor {
public:
    Compactor(SegmentStore& store, unsigned writes_per_pass);
    ~Compactor();

    Compactor(const Compactor&) = delete;
    Compactor& operator=(const Compactor&) = delete;

    void note_writes(unsigned count);
    void shutdown();

    std::uint64_t reclaimed() const { return reclaimed_.load(std::memory_order_relaxed); }
    unsigned passes() const { return passes_.load(std::memory_order_relaxed); }

private:
    void loop();
    void run_pass();
    bool stopping() const;

    SegmentStore& store_;
    const unsigned writes_per_pass_;

    mutable std::mutex mutex_;
    std::condition_variable wake_;
    unsigned pending_writes_ = 0;
    bool stop_ = false;

    std::atomic<std::uint64_t> reclaimed_{0};
    std::atomic<unsigned> passes_{0};
    std::thread thread_;
};

}  // namespace kv
