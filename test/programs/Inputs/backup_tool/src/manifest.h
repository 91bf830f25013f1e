#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>

namespace backup {

struct FileEntry {
    std::uintmax_t bytes = 0;
    std::uint32_t checksum = 0;
};

/// What has been saved so far. Safe to fill from several threads.
class Manifest {
public:
    void add(const std::string& name, FileEntry entry) {
        std::lock_guard lock(mutex_);
        entries_[name] = entry;
        total_ += entry.bytes;
    }

    void fail(const std::string& name) {
        std::lock_guard lock(mutex_);
        failed_[name]++;
    }

    [[nodiscard]] std::size_t files() const {
        std::lock_guard lock(mutex_);
        return entries_.size();
    }

    [[nodiscard]] std::size_t failures() const {
        std::lock_guard lock(mutex_);
        return failed_.size();
    }

    /// One text with a line per file, sorted by name.
    [[nodiscard]] std::string render() const {
        std::lock_guard lock(mutex_);
        std::string text;
        for (const auto& [name, entry] : entries_) {
            text += name + " " + std::to_string(entry.bytes) + " " + std::to_string(entry.checksum) + "\n";
        }
        return text + "total " + std::to_string(total_) + "\n";
    }

private:
    mutable std::mutex mutex_;
    std::map<std::string, FileEntry> entries_;
    std::map<std::string, int> failed_;
    std::uintmax_t total_ = 0;
};

}  // namespace backup
