#pragma once

#include <map>
#include <shared_mutex>
#include <string>
#include <thread>
#include <vector>

#include "bounded_queue.h"
#include "telemetry.h"

namespace cilog {

struct JobIndex {
    std::uint32_t lines = 0;
    std::vector<std::uint32_t> errorLines;
};

// Takes lines out of the queue and keeps, per job, where the errors are.
class Indexer {
public:
    Indexer(Telemetry& telemetry, unsigned workers);
    ~Indexer();

    Indexer(const Indexer&) = delete;
    Indexer& operator=(const Indexer&) = delete;

    void submit(LogLine line);
    void finish();

    std::vector<std::uint32_t> errorsOf(std::uint32_t job) const;
    std::size_t jobs() const;

private:
    void work();
    void index(const LogLine& line);

    Telemetry& telemetry_;
    BoundedQueue<LogLine> queue_;
    mutable std::shared_mutex mutex_;
    std::map<std::uint32_t, JobIndex> jobs_;
    std::vector<std::jthread> workers_;
};

// Polls the index the way a browser tab does.
class Viewer {
public:
    Viewer(const Indexer& indexer, const Telemetry& telemetry, std::uint32_t job);

    void refresh();
    std::size_t shownErrors() const { return shown_; }
    std::uint64_t refreshes() const { return refreshes_; }
    std::uint64_t changes() const { return changes_; }

private:
    const Indexer& indexer_;
    const Telemetry& telemetry_;
    const std::uint32_t job_;
    std::size_t shown_ = 0;
    std::uint64_t refreshes_ = 0;
    std::uint64_t changes_ = 0;
    std::uint64_t seenLines_ = 0;
};

}  // namespace cilog
