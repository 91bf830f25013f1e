#pragma once
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

#include "bed_registry.h"

namespace ward {

class AdmissionQueue {
public:
    void push(Admission a);
    void close();
    std::optional<Admission> pop();

private:
    std::mutex mutex_;
    std::condition_variable ready_;
    std::deque<Admission> waiting_;
    bool closed_ = false;
};

struct DeskResult {
    int admitted = 0;
    int refused = 0;
    int discharged = 0;
};

// Several clerks take admissions out of one queue; each fills its own result.
class AdmissionDesk {
public:
    AdmissionDesk(BedRegistry& beds, AdmissionQueue& queue, int clerks);
    DeskResult finish();

private:
    void clerk(DeskResult& mine);

    BedRegistry& beds_;
    AdmissionQueue& queue_;
    std::vector<DeskResult> results_;
    std::vector<std::thread> clerks_;
};

class CleaningPlanner {
public:
    explicit CleaningPlanner(const BedRegistry& beds);
    std::vector<int> stop();

private:
    void run(std::stop_token token);

    const BedRegistry& beds_;
    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::vector<int> plan_;
    std::jthread thread_;
};

}  // namespace ward
