#include "photo.h"

namespace photo {

RawImage readCard(int slot, int number) {
    static const char* const kLenses[] = {"35mm f/1.8", "50mm f/1.4", "85mm f/2", "24-70mm f/4"};
    RawImage image;
    image.file = "DSC" + std::to_string(slot) + "_" + std::to_string(number) + ".raw";
    image.lens = kLenses[(slot + number) % 4];
    image.width = 24;
    image.height = 16;
    image.pixels.resize(static_cast<std::size_t>(image.width) * image.height);
    std::uint32_t state = static_cast<std::uint32_t>(slot * 7919 + number + 1);
    for (auto& p : image.pixels) {
        state = state * 1664525u + 1013904223u;
        p = static_cast<std::uint8_t>(state >> 24);
    }
    return image;
}

std::uint64_t checksum(const RawImage& image) {
    std::uint64_t hash = 1469598103934665603ull;
    for (std::uint8_t p : image.pixels) hash = (hash ^ p) * 1099511628211ull;
    return hash;
}

}  // namespace photo
