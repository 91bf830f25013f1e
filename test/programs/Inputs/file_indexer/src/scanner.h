#pragma once

#include <atomic>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "term_index.h"

namespace indexer {

/// Work list of files; filled completely before the first scanner starts, drained by many.
class FileQueue {
public:
    void push(std::filesystem::path file) {
        std::lock_guard lock(mutex_);
        files_.push_back(std::move(file));
    }

    std::optional<std::filesystem::path> pop() {
        std::lock_guard lock(mutex_);
        if (files_.empty())
            return std::nullopt;
        auto file = std::move(files_.front());
        files_.pop_front();
        return file;
    }

private:
    std::mutex mutex_;
    std::deque<std::filesystem::path> files_;
};

struct ScanReport {
    std::uint64_t files = 0;
    std::uint64_t bytes = 0;
    std::uint64_t terms = 0;
};

/// One scanner per thread. The report belongs to the thread until it has been joined.
class Scanner {
public:
    Scanner(FileQueue& queue, TermIndex& index, std::atomic<DocumentId>& nextId)
        : queue_(queue), index_(index), nextId_(nextId) {}

    void run();

    const ScanReport& report() const { return report_; }

private:
    std::vector<std::string> tokenize(const std::string& text) const;

    FileQueue& queue_;
    TermIndex& index_;
    std::atomic<DocumentId>& nextId_;
    ScanReport report_;
};

}  // namespace indexer
