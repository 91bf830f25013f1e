#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <vector>

typedef std::uint32_t PageId;

static const std::size_t kPageSize = 256;

struct Page {
    Page() : bytes(kPageSize, 0) {}
    std::vector<unsigned char> bytes;
};

// The file below the buffer, kept in memory here. Counts what is read and written.
class PageFile {
public:
    explicit PageFile(std::size_t pages) : pages_(pages), reads_(0), writes_(0) {}

    void read(PageId id, Page* into)
    {
        mutex_.lock();
        *into = pages_[id];
        ++reads_;
        mutex_.unlock();
    }

    void write(PageId id, const Page& from)
    {
        mutex_.lock();
        pages_[id] = from;
        ++writes_;
        mutex_.unlock();
    }

    std::size_t size() const { return pages_.size(); }

    unsigned long reads()
    {
        std::lock_guard<std::mutex> guard(mutex_);
        return reads_;
    }

    unsigned long writes()
    {
        std::lock_guard<std::mutex> guard(mutex_);
        return writes_;
    }

private:
    std::mutex mutex_;
    std::vector<Page> pages_;
    unsigned long reads_;
    unsigned long writes_;
};
