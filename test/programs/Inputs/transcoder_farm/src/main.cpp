#include <cstdio>
#include <future>
#include <string>
#include <vector>

#include "media.h"
#include "task_pool.h"
#include "transcoder.h"

namespace {

farm::Title makeTitle(const std::string& name, std::size_t frames, unsigned seed) {
    farm::Title title{name, {}};
    title.frames.reserve(frames);
    for (std::size_t i = 0; i < frames; ++i) {
        seed = seed * 1103515245u + 12345u;
        title.frames.push_back(static_cast<std::uint8_t>(seed >> 20));
    }
    return title;
}

bool complete(const farm::Rendition& rendition, std::size_t segmentFrames) {
    for (std::size_t i = 0; i < rendition.segments.size(); ++i) {
        if (rendition.segments[i].firstFrame != i * segmentFrames)
            return false;
    }
    return true;
}

}  // namespace

int main() {
    constexpr std::size_t kSegmentFrames = 500;
    const std::vector<farm::Title> library = {makeTitle("harbour", 20'000, 7), makeTitle("glacier", 33'333, 11),
                                              makeTitle("market", 12'345, 13)};
    const std::vector<farm::Profile> ladder = {{"mobile", 48}, {"hd", 16}};

    farm::TaskPool pool(3);
    farm::Transcoder transcoder(pool, kSegmentFrames);

    std::vector<std::future<farm::Rendition>> jobs;
    for (const auto& title : library) {
        for (const auto& profile : ladder) {
            jobs.push_back(std::async(std::launch::async, [&transcoder, &title, &profile] {
                return transcoder.transcode(title, profile);
            }));
        }
    }

    bool good = true;
    for (auto& job : jobs) {
        const farm::Rendition rendition = job.get();
        const bool ok = complete(rendition, kSegmentFrames);
        good = good && ok;
        std::printf("%-8s %-7s %3zu segments %6zu bytes%s\n", rendition.title.c_str(), rendition.profile.c_str(),
                    rendition.segments.size(), rendition.size(), ok ? "" : "  BROKEN");
    }
    std::printf("%llu frames on %zu threads\n", static_cast<unsigned long long>(transcoder.encodedFrames()),
                pool.size());
    return good ? 0 : 1;
}
