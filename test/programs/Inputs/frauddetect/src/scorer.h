#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <latch>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "model.h"

namespace fraud {

struct Alert {
    std::uint64_t payment = 0;
    double score = 0.0;
    const char* reason = "";
};

class AlertSink {
public:
    void raise(const Alert& alert);
    std::vector<Alert> take();

private:
    std::mutex mutex_;
    std::vector<Alert> alerts_;
};

// Scores payments on a number of threads. The rules are compiled by the
// threads themselves, one share each, before they serve payments.
class ScoringService {
public:
    ScoringService(unsigned threads, AlertSink& sink);
    ~ScoringService();

    ScoringService(const ScoringService&) = delete;
    ScoringService& operator=(const ScoringService&) = delete;

    // Blocks until every thread is ready to serve.
    void awaitReady();

    unsigned threadsReady() const { return ready_.load(std::memory_order_acquire); }
    void submit(Payment p);
    unsigned close();

private:
    struct Profile {
        RuleSet rules;
        double threshold = 1.0;
        unsigned scored = 0;
    };

    void serve(Profile& profile, unsigned index);
    static void compile(Profile& profile, unsigned index);
    std::optional<Payment> next();
    void judge(Profile& profile, const Payment& p);

    AlertSink& sink_;
    std::latch warm_;
    std::atomic<unsigned> ready_{0};
    std::mutex mutex_;
    std::condition_variable available_;
    std::deque<Payment> inbox_;
    bool closed_ = false;
    std::vector<Profile> profiles_;
    std::vector<std::thread> threads_;
};

}  // namespace fraud
