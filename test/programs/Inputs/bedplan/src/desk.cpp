#include "desk.h"

#include <chrono>
#include <utility>

namespace ward {

void AdmissionQueue::push(Admission a) {
    {
        std::lock_guard lock(mutex_);
        waiting_.push_back(a);
    }
    ready_.notify_one();
}

void AdmissionQueue::close() {
    {
        std::lock_guard lock(mutex_);
        closed_ = true;
    }
    ready_.notify_all();
}

std::optional<Admission> AdmissionQueue::pop() {
    std::unique_lock lock(mutex_);
    ready_.wait(lock, [this] { return closed_ || !waiting_.empty(); });
    if (waiting_.empty()) return std::nullopt;
    Admission a = waiting_.front();
    waiting_.pop_front();
    return a;
}

AdmissionDesk::AdmissionDesk(BedRegistry& beds, AdmissionQueue& queue, int clerks)
    : beds_(beds), queue_(queue), results_(static_cast<std::size_t>(clerks)) {
    clerks_.reserve(results_.size());
    for (DeskResult& slot : results_) {
        clerks_.emplace_back([this, &slot] { clerk(slot); });
    }
}

void AdmissionDesk::clerk(DeskResult& mine) {
    std::deque<std::pair<int, int>> stays;
    while (auto admission = queue_.pop()) {
        for (auto& stay : stays) --stay.second;
        while (!stays.empty() && stays.front().second <= 0) {
            if (beds_.release(stays.front().first)) ++mine.discharged;
            stays.pop_front();
        }
        if (!beds_.probe(admission->care)) {
            ++mine.refused;
            continue;
        }
        if (auto bed = beds_.reserve(*admission)) {
            ++mine.admitted;
            stays.emplace_back(*bed, admission->nights);
        } else {
            ++mine.refused;
        }
    }
    for (const auto& stay : stays) {
        if (beds_.release(stay.first)) ++mine.discharged;
    }
}

DeskResult AdmissionDesk::finish() {
    queue_.close();
    for (std::thread& t : clerks_) t.join();
    DeskResult sum;
    for (const DeskResult& r : results_) {
        sum.admitted += r.admitted;
        sum.refused += r.refused;
        sum.discharged += r.discharged;
    }
    return sum;
}

CleaningPlanner::CleaningPlanner(const BedRegistry& beds)
    : beds_(beds), thread_([this](std::stop_token token) { run(token); }) {}

void CleaningPlanner::run(std::stop_token token) {
    const Care kinds[] = {Care::General, Care::Cardiac, Care::Isolation};
    std::unique_lock lock(mutex_);
    while (!token.stop_requested()) {
        lock.unlock();
        std::vector<int> next;
        for (Care care : kinds) {
            if (beds_.occupancy(care) > 90) continue;
            if (auto bed = beds_.coldest(care)) next.push_back(*bed);
        }
        lock.lock();
        plan_ = std::move(next);
        wake_.wait_for(lock, token, std::chrono::milliseconds(1), [] { return false; });
    }
}

std::vector<int> CleaningPlanner::stop() {
    thread_.request_stop();
    thread_.join();
    return plan_;
}

}  // namespace ward
