#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace tracer {

struct Tile {
    std::size_t x0, y0, x1, y1;
};

/// The picture. Tiles do not overlap, so workers can write theirs side by side.
class Film {
public:
    Film(std::size_t width, std::size_t height) : width_(width), height_(height), pixels_(width * height) {}

    std::size_t width() const { return width_; }
    std::size_t height() const { return height_; }

    float& at(std::size_t x, std::size_t y) { return pixels_[y * width_ + x]; }
    float at(std::size_t x, std::size_t y) const { return pixels_[y * width_ + x]; }

    std::vector<Tile> tiles(std::size_t edge) const {
        std::vector<Tile> result;
        for (std::size_t y = 0; y < height_; y += edge)
            for (std::size_t x = 0; x < width_; x += edge)
                result.push_back({x, y, std::min(x + edge, width_), std::min(y + edge, height_)});
        return result;
    }

private:
    const std::size_t width_;
    const std::size_t height_;
    std::vector<float> pixels_;
};

}  // namespace tracer
