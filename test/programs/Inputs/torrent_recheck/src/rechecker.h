#pragma once

#include "piece_store.h"

#include <atomic>
#include <cstddef>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace bt {

struct RecheckResult {
    std::size_t checked = 0;
    std::size_t good = 0;
    std::vector<std::size_t> damaged;
};

// Verifies all pieces of a torrent with a few hashing threads. One run at a time, driven by one thread.
class Rechecker {
public:
    using Progress = std::function<void(std::size_t done, std::size_t all)>;

    Rechecker(const Metainfo& meta, const PieceStore& store, unsigned hashers);
    ~Rechecker();

    void onProgress(Progress progress) { progress_ = std::move(progress); }
    void start();
    RecheckResult finish();

    std::size_t done() const { return done_.load(std::memory_order_relaxed); }

private:
    struct alignas(64) Tally {
        std::size_t checked = 0;
        std::vector<std::size_t> damaged;
    };

    void hash(Tally& tally);
    void joinAll();
    void merge(RecheckResult& result) const;

    const Metainfo& meta_;
    const PieceStore& store_;
    Progress progress_;
    std::mutex progressMutex_;
    std::atomic<std::size_t> next_{0};
    std::atomic<std::size_t> done_{0};
    std::vector<Tally> tallies_;
    std::vector<std::thread> threads_;
};

}  // namespace bt
