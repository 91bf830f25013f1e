#include "download_job.h"

namespace pod {

void DownloadJob::launch() {
    report_.feed = feed_.name;
    report_.skipped.reserve(feed_.episodes.size());
    result_ = std::async(std::launch::async, [this] { return transfer(); });
}

bool DownloadJob::finish() { return result_.get(); }

bool DownloadJob::transfer() {
    for (const Episode& e : feed_.episodes) {
        if (history_.knows(e.guid))
            report_.skipped.push_back(e.title);
        else
            fetch(e);
        done_.fetch_add(1, std::memory_order_relaxed);
    }
    return report_.skipped.empty();
}

void DownloadJob::fetch(const Episode& e) {
    EnclosureStream stream(e);
    std::vector<std::uint8_t> chunk;
    while (stream.next(chunk)) {
        report_.bytes += chunk.size();
        for (auto b : chunk) report_.checksum = report_.checksum * 31 + b;
    }
    history_.remember(e.guid);
}

}  // namespace pod
