#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>

#include "media.h"
#include "task_pool.h"

namespace farm {

class Transcoder {
public:
    Transcoder(TaskPool& pool, std::size_t segmentFrames) : pool_(pool), segmentFrames_(segmentFrames) {}

    /// Cuts the title into segments, encodes them in parallel and returns when all are finished.
    /// May be called from several threads, but not from a thread of the pool.
    Rendition transcode(const Title& title, const Profile& profile);

    std::uint64_t encodedFrames() const { return encodedFrames_.load(std::memory_order_relaxed); }

private:
    Segment encode(const Title& title, const Profile& profile, std::size_t first) const;

    TaskPool& pool_;
    const std::size_t segmentFrames_;
    std::atomic<std::uint64_t> encodedFrames_{0};
};

}  // namespace farm
