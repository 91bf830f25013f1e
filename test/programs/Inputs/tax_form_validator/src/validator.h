#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "rules.h"

namespace tax {

class IssueLog {
public:
    void add(const std::string& formId, std::vector<Issue> issues) {
        std::lock_guard lock(mutex_);
        for (const auto& i : issues) bumpLocked(i.rule);
        byForm_[formId] = std::move(issues);
    }
    std::map<std::string, int> totals() const {
        std::lock_guard lock(mutex_);
        return perRule_;
    }
    std::size_t forms() const {
        std::lock_guard lock(mutex_);
        return byForm_.size();
    }

private:
    void bumpLocked(const std::string& rule) { ++perRule_[rule]; }

    mutable std::mutex mutex_;
    std::map<std::string, std::vector<Issue>> byForm_;
    std::map<std::string, int> perRule_;
};

class Validator {
public:
    Validator(IssueLog& log, std::vector<std::unique_ptr<Rule>> rules, unsigned workers)
        : log_(log), rules_(std::move(rules)), checked_(workers, 0) {
        threads_.reserve(workers);
        for (unsigned i = 0; i < workers; ++i) threads_.emplace_back([this, i] { run(i); });
    }
    ~Validator() { finish(); }

    void submit(Form form) {
        {
            std::lock_guard lock(mutex_);
            queue_.push_back(std::move(form));
        }
        wake_.notify_one();
    }

    // Works off what is queued and ends the workers.
    void finish() {
        {
            std::lock_guard lock(mutex_);
            closing_ = true;
        }
        wake_.notify_all();
        for (auto& t : threads_)
            if (t.joinable()) t.join();
    }

    // Only valid after finish().
    long checkedTotal() const {
        long sum = 0;
        for (long c : checked_) sum += c;
        return sum;
    }
    bool sawBadForm() const { return sawBad_.load(std::memory_order_relaxed); }

private:
    void run(unsigned slot) {
        for (;;) {
            Form form;
            {
                std::unique_lock lock(mutex_);
                wake_.wait(lock, [this] { return closing_ || !queue_.empty(); });
                if (queue_.empty()) return;
                form = std::move(queue_.front());
                queue_.pop_front();
            }
            std::vector<Issue> issues;
            for (const auto& rule : rules_) rule->check(form, issues);
            if (!issues.empty()) sawBad_.store(true, std::memory_order_relaxed);
            log_.add(form.id, std::move(issues));
            ++checked_[slot];
        }
    }

    IssueLog& log_;
    const std::vector<std::unique_ptr<Rule>> rules_;
    std::vector<long> checked_;
    std::atomic<bool> sawBad_{false};
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Form> queue_;
    bool closing_ = false;
    std::vector<std::jthread> threads_;
};

}  // namespace tax
