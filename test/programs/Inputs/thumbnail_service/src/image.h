#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace thumbs {
struct Image {
    std::string name;
    std::size_t width = 0;
    std::size_t height = 0;
    std::vector<std::uint8_t> pixels;

    [[nodiscard]] std::size_t bytes() const { return pixels.size(); }
};

using ImagePtr = std::shared_ptr<const Image>;

inline Image decode(const std::string& name, std::size_t width, std::size_t height) {
    Image img{name, width, height, std::vector<std::uint8_t>(width * height)};
    std::uint32_t seed = 2166136261u;
    for (char c : name) {
        seed = (seed ^ static_cast<std::uint8_t>(c)) * 16777619u;
    }
    for (auto& px : img.pixels) {
        seed = seed * 1664525u + 1013904223u;
        px = static_cast<std::uint8_t>(seed >> 24);
    }
    return img;
}

inline Image shrink(const Image& in, std::size_t factor) {
    Image out{in.name, in.width / factor, in.height / factor, {}};
    out.pixels.resize(out.width * out.height);
    for (std::size_t y = 0; y < out.height; ++y) {
        for (std::size_t x = 0; x < out.width; ++x) {
            std::uint32_t sum = 0;
            for (std::size_t dy = 0; dy < factor; ++dy) {
                for (std::size_t dx = 0; dx < factor; ++dx) {
                    sum += in.pixels[(y * factor + dy) * in.width + x * factor + dx];
                }
            }
            out.pixels[y * out.width + x] = static_cast<std::uint8_t>(sum / (factor * factor));
        }
    }
    return out;
}
}  // namespace thumbs
