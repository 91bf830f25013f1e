#include "thumbnail_cache.h"
#include "worker_pool.h"

#include <cstdio>
#include <latch>
#include <memory>
#include <string>
#include <vector>

namespace {
using namespace thumbs;

class ThumbnailService {
public:
    ThumbnailService(ThumbnailCache& cache, std::size_t factor) : cache_(cache), factor_(factor) {}

    ImagePtr request(const std::string& path) {
        if (auto hit = cache_.find(path)) {
            return hit;
        }
        // Two clients may shrink the same picture at once; their results are equal.
        const Image full = decode(path, 64, 48);
        auto small = std::make_shared<const Image>(shrink(full, factor_));
        cache_.store(path, small);
        return small;
    }

private:
    ThumbnailCache& cache_;
    const std::size_t factor_;
};

/// Every client fills its own slot; main adds them up after the latch opened.
struct ClientTally {
    std::size_t served = 0;
    std::size_t pixels = 0;
    std::size_t skipped = 0;
};
}  // namespace

int main() {
    constexpr std::size_t kClients = 4;
    constexpr std::size_t kRequests = 120;

    ThumbnailCache cache(4000);
    ThumbnailService service(cache, 4);
    std::vector<ClientTally> tallies(kClients);
    std::latch done(kClients + 1);

    {
        WorkerPool pool(3);
        for (std::size_t c = 0; c < kClients; ++c) {
            pool.submit([&service, &cache, &done, &tally = tallies[c], c] {
                for (std::size_t r = 0; r < kRequests; ++r) {
                    if (r % 16 == 15 && cache.under_pressure()) {
                        ++tally.skipped;
                        continue;
                    }
                    const std::string path =
                        "album" + std::to_string((c + r) % 5) + "/img" + std::to_string(r % 11);
                    auto thumb = service.request(path);
                    ++tally.served;
                    tally.pixels += thumb->width * thumb->height;
                }
                done.count_down();
            });
        }
        pool.submit([&cache, &done] {
            std::size_t dropped = 0;
            for (int round = 0; round < 20; ++round) {
                dropped += cache.drop_album("album" + std::to_string(round % 5));
                const CacheReport now = cache.report();
                if (now.bytes > cache.byte_limit()) {
                    std::printf("cache over its limit: %zu\n", now.bytes);
                }
            }
            std::printf("janitor dropped %zu thumbnails\n", dropped);
            done.count_down();
        });
        done.wait();

        std::size_t served = 0, pixels = 0, skipped = 0;
        for (const auto& t : tallies) {
            served += t.served;
            pixels += t.pixels;
            skipped += t.skipped;
        }
        const CacheReport last = cache.report();
        std::printf("served %zu (%zu pixels), skipped %zu\n", served, pixels, skipped);
        std::printf("cache: %zu entries, %zu bytes, %llu hits, %llu misses, %llu evictions, last '%s'\n",
                    last.entries, last.bytes, static_cast<unsigned long long>(last.hits),
                    static_cast<unsigned long long>(last.misses),
                    static_cast<unsigned long long>(last.evictions), last.last_evicted.c_str());
    }
    return 0;
}
