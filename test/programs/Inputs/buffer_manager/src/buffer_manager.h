#pragma once

#include "page.h"

#include <condition_variable>
#include <list>
#include <map>
#include <mutex>

// Keeps up to `frames` pages of a file in memory. A page is pinned by one user at a time.
// Lock order: buffer manager, then page file.
class BufferManager {
public:
    BufferManager(PageFile* file, std::size_t frames);
    ~BufferManager();
    BufferManager(const BufferManager&) = delete;
    BufferManager& operator=(const BufferManager&) = delete;

    // Waits until nobody else has the page pinned and a frame is to be had.
    Page* pin(PageId id);
    void unpin(PageId id, bool dirty);

    unsigned flushAll();
    double dirtyRatio();
    unsigned long evictions();

private:
    struct Frame {
        Frame() : id(0), pinned(false), dirty(false) {}
        PageId id;
        bool pinned;
        bool dirty;
        Page page;
    };
    typedef std::list<Frame> Frames;

    // All of these are called with mutex_ held.
    Frames::iterator find(PageId id);
    bool evictOne();
    void writeBack(Frame* frame);
    unsigned cleanUnpinned();
    double dirtyRatioHeld() const;

    PageFile* const file_;
    const std::size_t limit_;

    std::mutex mutex_;
    std::condition_variable changed_;
    Frames frames_;  // most recently used first
    std::map<PageId, Frames::iterator> index_;
    unsigned long evictions_;
};

class PinnedPage {
public:
    PinnedPage(BufferManager* manager, PageId id) : manager_(manager), id_(id), dirty_(false), page_(manager->pin(id)) {}
    ~PinnedPage() { manager_->unpin(id_, dirty_); }
    PinnedPage(const PinnedPage&) = delete;
    PinnedPage& operator=(const PinnedPage&) = delete;

    unsigned char get(std::size_t i) const { return page_->bytes[i]; }
    void set(std::size_t i, unsigned char v)
    {
        page_->bytes[i] = v;
        dirty_ = true;
    }

private:
    BufferManager* const manager_;
    const PageId id_;
    bool dirty_;
    Page* const page_;
};
