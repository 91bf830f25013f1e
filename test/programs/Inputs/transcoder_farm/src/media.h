#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace farm {

struct Profile {
    std::string name;
    unsigned quantizer = 24;
};

struct Title {
    std::string name;
    std::vector<std::uint8_t> frames;
};

struct Segment {
    std::size_t firstFrame = 0;
    std::size_t offset = 0;
    std::vector<std::uint8_t> payload;
    std::uint32_t checksum = 0;
};

struct Rendition {
    std::string title;
    std::string profile;
    std::vector<Segment> segments;

    std::size_t size() const {
        std::size_t sum = 0;
        for (const auto& segment : segments)
            sum += segment.payload.size();
        return sum;
    }
};

}  // namespace farm
