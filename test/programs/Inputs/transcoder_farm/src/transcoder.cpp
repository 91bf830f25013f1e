#include "transcoder.h"

#include <algorithm>

namespace farm {

Segment Transcoder::encode(const Title& title, const Profile& profile, std::size_t first) const {
    Segment segment;
    segment.firstFrame = first;
    const std::size_t last = std::min(first + segmentFrames_, title.frames.size());
    std::uint8_t previous = 0;
    for (std::size_t i = first; i < last; ++i) {
        const auto quantized = static_cast<std::uint8_t>(title.frames[i] / profile.quantizer);
        if (i == first || quantized != previous)
            segment.payload.push_back(quantized);
        previous = quantized;
        segment.checksum = segment.checksum * 31 + quantized;
    }
    return segment;
}

Rendition Transcoder::transcode(const Title& title, const Profile& profile) {
    Rendition rendition;
    rendition.title = title.name;
    rendition.profile = profile.name;

    const std::size_t count = (title.frames.size() + segmentFrames_ - 1) / segmentFrames_;
    rendition.segments.resize(count);

    TaskGroup group;
    std::size_t first = 0;
    for (auto& segment : rendition.segments) {
        group.add();
        pool_.post([&, first] {
            segment = encode(title, profile, first);
            encodedFrames_.fetch_add(std::min(segmentFrames_, title.frames.size() - first),
                                     std::memory_order_relaxed);
            group.done();
        });
        first += segmentFrames_;
    }
    group.wait();

    std::size_t offset = 0;
    for (auto& segment : rendition.segments) {
        segment.offset = offset;
        offset += segment.payload.size();
    }
    return rendition;
}

}  // namespace farm
