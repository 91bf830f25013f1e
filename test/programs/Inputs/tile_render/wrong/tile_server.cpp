#include "tile_server.h"

namespace tiles {

TilePtr TileServer::draw(const TileKey& key)
{
    auto tile = std::make_shared<Tile>();
    tile->key = key;
    tile->pixels.resize(32 * 32);
    std::uint32_t state = key.x * 73856093u ^ key.y * 19349663u ^ (key.zoom + 1u) * 83492791u;
    for (auto& p : tile->pixels) {
        state = state * 1664525u + 1013904223u;
        p = static_cast<std::uint8_t>(state >> 24);
        tile->checksum = tile->checksum * 31u + p;
    }
    return tile;
}

TilePtr TileServer::fetch(const TileKey& key)
{
    if (auto cached = cache_.lookup(key))
        return cached;
    drawn_.fetch_add(1, std::memory_order_relaxed);
    return cache_.insert(draw(key));
}

std::vector<TilePtr> TileServer::render(const Viewport& view)
{
    std::vector<std::future<TilePtr>> pending;
    pending.reserve(std::size_t{view.columns} * view.rows);

    TileKey key;
    key.zoom = view.zoom;
    for (key.y = view.top; key.y < view.top + view.rows; ++key.y)
        for (key.x = view.left; key.x < view.left + view.columns; ++key.x)
            pending.push_back(pool_.submit([this, &key] { return fetch(key); }));

    std::vector<TilePtr> result;
    result.reserve(pending.size());
    for (auto& f : pending)
        result.push_back(f.get());
    return result;
}

}  // namespace tiles
