#include "scorer.h"

#include <chrono>
#include <utility>

namespace fraud {

void AlertSink::raise(const Alert& alert) {
    std::lock_guard lock(mutex_);
    alerts_.push_back(alert);
}

std::vector<Alert> AlertSink::take() {
    std::lock_guard lock(mutex_);
    return std::exchange(alerts_, {});
}

ScoringService::ScoringService(unsigned threads, AlertSink& sink)
    : sink_(sink), warm_(static_cast<std::ptrdiff_t>(threads)), profiles_(threads) {
    threads_.reserve(threads);
    for (unsigned i = 0; i < threads; ++i) {
        threads_.emplace_back([this, i] { serve(profiles_[i], i); });
    }
}

ScoringService::~ScoringService() { close(); }

void ScoringService::awaitReady() {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
}

void ScoringService::compile(Profile& profile, unsigned index) {
    profile.rules.push_back(std::make_unique<AmountRule>(50000 + 1000 * index));
    profile.rules.push_back(std::make_unique<NightRule>());
    profile.rules.push_back(std::make_unique<CountryRule>(std::vector<std::string>{"ZZ", "QQ"}));
    profile.threshold = 0.75;
}

void ScoringService::serve(Profile& profile, unsigned index) {
    compile(profile, index);
    ready_.fetch_add(1, std::memory_order_release);
    warm_.count_down();
    while (auto payment = next()) judge(profile, *payment);
}

std::optional<Payment> ScoringService::next() {
    std::unique_lock lock(mutex_);
    available_.wait(lock, [this] { return closed_ || !inbox_.empty(); });
    if (inbox_.empty()) return std::nullopt;
    Payment p = std::move(inbox_.front());
    inbox_.pop_front();
    return p;
}

void ScoringService::judge(Profile& profile, const Payment& p) {
    ++profile.scored;
    double total = 0.0;
    double strongest = 0.0;
    Alert alert;
    for (const auto& rule : profile.rules) {
        const double s = rule->score(p);
        total += s;
        if (s > strongest) {
            strongest = s;
            alert.reason = rule->name();
        }
    }
    if (total < profile.threshold) return;
    alert.payment = p.id;
    alert.score = total;
    sink_.raise(alert);
}

void ScoringService::submit(Payment p) {
    {
        std::lock_guard lock(mutex_);
        inbox_.push_back(std::move(p));
    }
    available_.notify_one();
}

// Called by the owner only. Returns how many payments have been scored.
unsigned ScoringService::close() {
    {
        std::lock_guard lock(mutex_);
        closed_ = true;
    }
    available_.notify_all();
    for (std::thread& t : threads_) {
        if (t.joinable()) t.join();
    }
    unsigned scored = 0;
    for (const Profile& profile : profiles_) scored += profile.scored;
    return scored;
}

}  // namespace fraud
