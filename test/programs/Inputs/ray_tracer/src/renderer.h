#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "film.h"
#include "geometry.h"

namespace tracer {

struct RenderStats {
    std::uint64_t rays = 0;
    std::uint64_t hits = 0;
    unsigned tiles = 0;
    unsigned deepest = 0;

    void merge(const RenderStats& other);
};

struct RenderOptions {
    std::size_t workers = 3;
    std::size_t tileEdge = 16;
    unsigned maxDepth = 4;
};

class Renderer {
public:
    Renderer(const Scene& scene, RenderOptions options) : scene_(scene), options_(options) {}

    /// Renders the whole film with the configured number of workers.
    RenderStats render(Film& film) const;

private:
    void work(Film& film, const std::vector<Tile>& tiles, std::atomic<std::size_t>& next, RenderStats& stats) const;
    void renderTile(Film& film, const Tile& tile, RenderStats& stats) const;
    double shade(const Ray& ray, unsigned depth, RenderStats& stats) const;

    const Scene& scene_;
    const RenderOptions options_;
};

}  // namespace tracer
