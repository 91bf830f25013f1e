#pragma once

#include <atomic>
#include <future>
#include <mutex>
#include <string>
#include <vector>

#include "feed.h"

namespace pod {

struct JobReport {
    std::string feed;
    std::size_t bytes = 0;
    std::uint32_t checksum = 0;
    std::vector<std::string> skipped;
};

// What was fetched in earlier sessions, shared by all jobs.
class History {
public:
    void remember(const std::string& guid) {
        std::lock_guard lock(mutex_);
        seen_.push_back(guid);
    }
    bool knows(const std::string& guid) const {
        std::lock_guard lock(mutex_);
        for (const auto& g : seen_)
            if (g == guid) return true;
        return false;
    }
    std::size_t size() const {
        std::lock_guard lock(mutex_);
        return seen_.size();
    }

private:
    mutable std::mutex mutex_;
    std::vector<std::string> seen_;
};

// One job per feed. launch() starts the transfer in the background; the
// report is the job's own until finish() has returned.
class DownloadJob {
public:
    DownloadJob(Feed feed, History& history) : feed_(std::move(feed)), history_(history) {}

    void launch();
    bool finish();                                  // true when all episodes were fetched
    const JobReport& report() const { return report_; }
    std::size_t progress() const { return done_.load(std::memory_order_relaxed); }
    std::size_t planned() const { return feed_.episodes.size(); }

private:
    bool transfer();
    void fetch(const Episode& e);

    const Feed feed_;
    History& history_;
    JobReport report_;
    std::atomic<std::size_t> done_{0};
    std::future<bool> result_;
};

}  // namespace pod
