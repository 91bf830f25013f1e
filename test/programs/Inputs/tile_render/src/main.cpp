#include "tile_server.h"
#include "worker_pool.h"

#include <cstdio>
#include <future>
#include <vector>

namespace {

struct SessionReport {
    std::size_t tiles = 0;
    std::uint32_t checksum = 0;
    bool complete = true;
};

// A user that pans east and zooms in now and then.
SessionReport browse(tiles::TileServer& server, std::uint32_t startX, std::uint32_t startY)
{
    SessionReport report;
    tiles::Viewport view{4, startX, startY, 4, 3};
    for (int step = 0; step < 25; ++step) {
        const auto shown = server.render(view);
        report.tiles += shown.size();
        std::size_t i = 0;
        for (std::uint32_t y = 0; y < view.rows; ++y)
            for (std::uint32_t x = 0; x < view.columns; ++x, ++i) {
                const tiles::TileKey wanted{view.zoom, view.left + x, view.top + y};
                report.complete = report.complete && shown[i]->key == wanted;
                report.checksum ^= shown[i]->checksum;
            }
        ++view.left;
        if (step % 8 == 7) {
            ++view.zoom;
            view.left *= 2;
            view.top *= 2;
        }
    }
    return report;
}

}  // namespace

int main()
{
    tiles::WorkerPool pool(3);
    tiles::TileServer server(pool, 256);

    std::vector<std::future<SessionReport>> sessions;
    for (std::uint32_t user = 0; user < 3; ++user)
        sessions.push_back(
            std::async(std::launch::async, [&server, user] { return browse(server, user * 2, 5 + user); }));

    std::size_t tileCount = 0;
    bool complete = true;
    for (auto& s : sessions) {
        const SessionReport report = s.get();
        tileCount += report.tiles;
        complete = complete && report.complete;
        std::printf("session: %zu tiles, checksum %08x\n", report.tiles, report.checksum);
    }
    std::printf("%zu tiles served, %llu drawn\n", tileCount, static_cast<unsigned long long>(server.drawn()));
    return complete ? 0 : 1;
}
