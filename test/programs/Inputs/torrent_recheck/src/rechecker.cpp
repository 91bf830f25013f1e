#include "rechecker.h"

#include <algorithm>

namespace bt {

Rechecker::Rechecker(const Metainfo& meta, const PieceStore& store, unsigned hashers)
    : meta_(meta), store_(store), tallies_(hashers)
{
}

Rechecker::~Rechecker() { joinAll(); }

void Rechecker::start()
{
    joinAll();
    next_ = 0;
    done_ = 0;
    for (auto& tally : tallies_)
        tally = Tally{};
    threads_.reserve(tallies_.size());
    for (auto& tally : tallies_)
        threads_.emplace_back([this, &tally] { hash(tally); });
}

void Rechecker::hash(Tally& tally)
{
    constexpr std::size_t kReportEvery = 16;
    const std::size_t all = meta_.pieces();
    for (;;) {
        const std::size_t index = next_.fetch_add(1, std::memory_order_relaxed);
        if (index >= all)
            return;
        ++tally.checked;
        if (digestOf(store_.piece(index), store_.pieceLength()) != meta_.expected(index))
            tally.damaged.push_back(index);

        const std::size_t done = done_.fetch_add(1, std::memory_order_relaxed) + 1;
        if (progress_ && done % kReportEvery == 0) {
            std::lock_guard lock(progressMutex_);
            progress_(done, all);
        }
    }
}

void Rechecker::joinAll()
{
    for (auto& t : threads_)
        if (t.joinable())
            t.join();
    threads_.clear();
}

void Rechecker::merge(RecheckResult& result) const
{
    for (const auto& tally : tallies_) {
        result.checked += tally.checked;
        result.damaged.insert(result.damaged.end(), tally.damaged.begin(), tally.damaged.end());
    }
    std::sort(result.damaged.begin(), result.damaged.end());
    result.good = result.checked - result.damaged.size();
}

RecheckResult Rechecker::finish()
{
    RecheckResult result;
    joinAll();
    merge(result);
    return result;
}

}  // namespace bt
