#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace photo {

struct RawImage {
    std::string file;
    std::string lens;
    std::uint16_t width = 0;
    std::uint16_t height = 0;
    std::vector<std::uint8_t> pixels;
};

struct Imported {
    std::string file;
    std::string lens;
    double correction = 0.0;
    std::uint64_t checksum = 0;
};

RawImage readCard(int slot, int number);
std::uint64_t checksum(const RawImage& image);

}  // namespace photo
