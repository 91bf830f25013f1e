#include "connection_pool.h"
#include "route_table.h"

#include <cstdio>
#include <functional>
#include <string>
#include <thread>
#include <vector>

namespace {

std::shared_ptr<const px::RouteTable> makeTable(std::uint32_t revision)
{
    std::vector<px::Route> routes{{"/", "web"}, {"/api", "api-a"}, {"/static", "cdn"}};
    if (revision % 2)
        routes.push_back({"/api/v2", "api-b"});
    for (std::uint32_t i = 0; i < revision % 4; ++i)
        routes.push_back({"/tenant" + std::to_string(i), "web"});
    return std::make_shared<px::RouteTable>(revision, std::move(routes));
}

struct WorkerStats {
    unsigned answered = 0;
    unsigned unrouted = 0;
    std::size_t bytes = 0;
};

void serve(const px::Router& router, px::ConnectionPool& pool, int id, WorkerStats& stats)
{
    static const char* const paths[] = {"/index.html", "/api/v1/users", "/api/v2/users", "/static/a.css", "tenant"};
    for (int i = 0; i < 400; ++i) {
        const std::string path = paths[(i + id) % 5];
        const std::string backend = router.backendFor(path);
        if (backend.empty()) {
            ++stats.unrouted;
            continue;
        }
        auto conn = pool.lease(backend);
        stats.bytes += conn->exchange(path).size();
        ++stats.answered;
    }
}

void reloadConfiguration(px::Router& router)
{
    for (std::uint32_t revision = 2; revision < 200; ++revision) {
        router.replace(makeTable(revision));
        if (revision % 8 == 0)
            std::this_thread::yield();
    }
}

void statusPage(const px::Router& router, std::vector<std::string>& lines)
{
    for (int i = 0; i < 120; ++i)
        lines.push_back(router.describe());
}

}  // namespace

int main()
{
    px::Router router(makeTable(1));
    px::ConnectionPool pool(2);

    constexpr int kWorkers = 3;
    std::vector<WorkerStats> stats(kWorkers);
    std::vector<std::string> lines;
    lines.reserve(120);

    std::vector<std::thread> threads;
    threads.emplace_back(reloadConfiguration, std::ref(router));
    threads.emplace_back(statusPage, std::cref(router), std::ref(lines));
    for (int i = 0; i < kWorkers; ++i)
        threads.emplace_back(serve, std::cref(router), std::ref(pool), i, std::ref(stats[i]));
    for (auto& t : threads)
        t.join();

    WorkerStats sum;
    for (const auto& s : stats) {
        sum.answered += s.answered;
        sum.unrouted += s.unrouted;
        sum.bytes += s.bytes;
    }
    std::printf("%u answered, %u unrouted, %zu bytes, %u connections, last: %s\n", sum.answered, sum.unrouted,
                sum.bytes, pool.dialled(), lines.back().c_str());
    return sum.answered + sum.unrouted == 1200 ? 0 : 1;
}
