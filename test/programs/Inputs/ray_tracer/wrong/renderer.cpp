#include "renderer.h"

#include <algorithm>
#include <functional>
#include <thread>

namespace tracer {

void RenderStats::merge(const RenderStats& other) {
    rays += other.rays;
    hits += other.hits;
    tiles += other.tiles;
    deepest = std::max(deepest, other.deepest);
}

double Renderer::shade(const Ray& ray, unsigned depth, RenderStats& stats) const {
    ++stats.rays;
    stats.deepest = std::max(stats.deepest, depth);
    const auto hit = scene_.closest(ray);
    if (!hit)
        return 0.1 + 0.1 * ray.direction.y;
    ++stats.hits;
    double light = std::max(0.0, hit->normal.dot(scene_.light()));
    if (light > 0 && scene_.closest({hit->point, scene_.light()}))
        light *= 0.3;
    if (hit->mirror <= 0 || depth >= options_.maxDepth)
        return light;
    const Vec reflected = ray.direction - hit->normal * (2 * ray.direction.dot(hit->normal));
    return light * (1 - hit->mirror) + hit->mirror * shade({hit->point, reflected.unit()}, depth + 1, stats);
}

void Renderer::renderTile(Film& film, const Tile& tile, RenderStats& stats) const {
    for (std::size_t y = tile.y0; y < tile.y1; ++y) {
        for (std::size_t x = tile.x0; x < tile.x1; ++x) {
            const double u = (static_cast<double>(x) + 0.5) / static_cast<double>(film.width()) - 0.5;
            const double v = 0.5 - (static_cast<double>(y) + 0.5) / static_cast<double>(film.height());
            const Ray ray{{0, 0, -4}, Vec{u, v, 1}.unit()};
            film.at(x, y) = static_cast<float>(shade(ray, 0, stats));
        }
    }
    ++stats.tiles;
}

void Renderer::work(Film& film, const std::vector<Tile>& tiles, std::atomic<std::size_t>& next,
                    RenderStats& stats) const {
    for (std::size_t i = next.fetch_add(1, std::memory_order_relaxed); i < tiles.size();
         i = next.fetch_add(1, std::memory_order_relaxed)) {
        renderTile(film, tiles[i], stats);
    }
}

RenderStats Renderer::render(Film& film) const {
    const std::vector<Tile> tiles = film.tiles(options_.tileEdge);
    std::atomic<std::size_t> next{0};
    std::vector<RenderStats> perWorker(options_.workers);
    RenderStats total;
    {
        std::vector<std::jthread> crew;
        crew.reserve(perWorker.size());
        for (RenderStats& stats : perWorker) {
            crew.emplace_back(&Renderer::work, this, std::ref(film), std::cref(tiles), std::ref(next),
                              std::ref(stats));
        }
        for (const RenderStats& stats : perWorker)
            total.merge(stats);
    }
    return total;
}

}  // namespace tracer
