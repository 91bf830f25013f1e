#include "indexer.h"

#include <mutex>

namespace cilog {

Indexer::Indexer(Telemetry& telemetry, unsigned workers) : telemetry_(telemetry), queue_(128) {
    workers_.reserve(workers);
    for (unsigned i = 0; i < workers; ++i) workers_.emplace_back([this] { work(); });
}

Indexer::~Indexer() { finish(); }

void Indexer::submit(LogLine line) {
    if (!queue_.push(std::move(line))) telemetry_.recordDropped();
}

void Indexer::finish() {
    queue_.close();
    workers_.clear();
}

void Indexer::work() {
    while (auto line = queue_.pop()) {
        telemetry_.record(*line);
        index(*line);
    }
}

void Indexer::index(const LogLine& line) {
    std::unique_lock lock(mutex_);
    JobIndex& job = jobs_[line.job];
    ++job.lines;
    if (line.severity == Severity::Error) job.errorLines.push_back(line.number);
}

std::vector<std::uint32_t> Indexer::errorsOf(std::uint32_t job) const {
    std::shared_lock lock(mutex_);
    const auto it = jobs_.find(job);
    return it == jobs_.end() ? std::vector<std::uint32_t>() : it->second.errorLines;
}

std::size_t Indexer::jobs() const {
    std::shared_lock lock(mutex_);
    return jobs_.size();
}

Viewer::Viewer(const Indexer& indexer, const Telemetry& telemetry, std::uint32_t job)
    : indexer_(indexer), telemetry_(telemetry), job_(job) {}

void Viewer::refresh() {
    ++refreshes_;
    const TelemetrySnapshot now = telemetry_.snapshot();
    if (now.lines != seenLines_) ++changes_;
    seenLines_ = now.lines;
    shown_ = indexer_.errorsOf(job_).size();
}

}  // namespace cilog
