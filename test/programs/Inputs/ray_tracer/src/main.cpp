#include <algorithm>
#include <cmath>
#include <cstdio>
#include <future>
#include <vector>

#include "film.h"
#include "geometry.h"
#include "renderer.h"

namespace {

tracer::Scene loadScene() {
    tracer::Scene scene;
    scene.setLight({-0.5, 1.0, -0.7});
    for (int i = 0; i < 12; ++i) {
        const double angle = i * 0.5236;
        scene.add({{1.6 * std::cos(angle), 1.2 * std::sin(angle), 1.0 + 0.2 * i}, 0.45, i % 3 == 0 ? 0.6 : 0.0});
    }
    scene.add({{0, -101, 2}, 100, 0.2});
    return scene;
}

struct Exposure {
    double mean = 0;
    float brightest = 0;
};

Exposure meter(const tracer::Film& film) {
    Exposure result;
    for (std::size_t y = 0; y < film.height(); ++y) {
        for (std::size_t x = 0; x < film.width(); ++x) {
            result.mean += film.at(x, y);
            result.brightest = std::max(result.brightest, film.at(x, y));
        }
    }
    result.mean /= static_cast<double>(film.width() * film.height());
    return result;
}

}  // namespace

int main() {
    const tracer::Scene scene = loadScene();
    const tracer::Renderer preview(scene, {.workers = 2, .tileEdge = 8, .maxDepth = 1});
    const tracer::Renderer final(scene, {.workers = 3, .tileEdge = 16, .maxDepth = 4});

    tracer::Film small(64, 48);
    tracer::Film large(256, 192);

    auto previewDone = std::async(std::launch::async, [&preview, &small] { return preview.render(small); });
    const tracer::RenderStats stats = final.render(large);
    const tracer::RenderStats previewStats = previewDone.get();

    const Exposure rough = meter(small);
    const Exposure exact = meter(large);
    std::printf("preview: %u tiles, %llu rays, mean %.3f\n", previewStats.tiles,
                static_cast<unsigned long long>(previewStats.rays), rough.mean);
    std::printf("final:   %u tiles, %llu rays, %llu hits, depth %u, mean %.3f, max %.3f\n", stats.tiles,
                static_cast<unsigned long long>(stats.rays), static_cast<unsigned long long>(stats.hits),
                stats.deepest, exact.mean, static_cast<double>(exact.brightest));
    return stats.tiles == large.tiles(16).size() ? 0 : 1;
}
