#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

namespace crawl {

/// The URLs that are still to be fetched. Ends when nothing is queued and nobody works on a page.
class Frontier {
public:
    explicit Frontier(std::size_t limit) : limit_(limit) {}

    void seed(const std::string& url) {
        std::lock_guard<std::mutex> lock(mutex_);
        offerLocked(url);
    }

    /// Blocks until there is a URL. Empty at the end of the crawl.
    std::optional<std::string> next() {
        std::unique_lock<std::mutex> lock(mutex_);
        changed_.wait(lock, [this] { return !queue_.empty() || inWork_ == 0; });
        if (queue_.empty())
            return std::nullopt;
        std::string url = std::move(queue_.front());
        queue_.pop_front();
        ++inWork_;
        return url;
    }

    /// Reports the page as finished and hands in what was found on it.
    void finished(const std::vector<std::string>& links) {
        {
            std::lock_guard<std::mutex> lock(mutex_);
            for (const auto& link : links)
                offerLocked(link);
            --inWork_;
        }
        changed_.notify_all();
    }

private:
    void offerLocked(const std::string& url) {
        if (known_.size() < limit_ && known_.insert(url).second)
            queue_.push_back(url);
    }

    const std::size_t limit_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::string> queue_;
    std::unordered_set<std::string> known_;
    unsigned inWork_ = 0;
};

}  // namespace crawl
