#include <atomic>
#include <condition_variable>
#include <iostream>
#include <thread>

#include "memory.h"
#include "term_check.h"

namespace {

// Runs the check each time a batch has been imported.
class CheckRunner {
public:
    explicit CheckRunner(const memo::TermCheck& check) : check_(check), thread_([this] { loop(); }) {}
    ~CheckRunner() { stop(); }

    void batchImported() {
        {
            std::lock_guard<std::mutex> lock(mutex_);
            ++pending_;
        }
        wake_.notify_one();
    }
    void stop() {
        {
            std::lock_guard<std::mutex> lock(mutex_);
            stopping_ = true;
        }
        wake_.notify_one();
        if (thread_.joinable()) thread_.join();
    }
    std::size_t offences() const { return offences_; }   // after stop()

private:
    void loop() {
        std::unique_lock<std::mutex> lock(mutex_);
        for (;;) {
            wake_.wait(lock, [this] { return stopping_ || pending_ > 0; });
            if (pending_ == 0) return;
            pending_ = 0;
            lock.unlock();
            offences_ += check_.run();
            lock.lock();
        }
    }

    const memo::TermCheck& check_;
    std::mutex mutex_;
    std::condition_variable wake_;
    int pending_ = 0;
    bool stopping_ = false;
    std::size_t offences_ = 0;
    std::thread thread_;
};

std::string sentence(int n) {
    return (n % 3 == 0 ? "Open the valve " : "Read the manual ") + std::to_string(n);
}

std::string translation(int n) {
    if (n % 3 != 0) return "Lies das Handbuch " + std::to_string(n);
    return (n % 12 == 0 ? "Oeffne das Rohr " : "Oeffne das Ventil ") + std::to_string(n);
}

}  // namespace

int main() {
    memo::TranslationMemory memory;
    const memo::TermCheck check(memory, {{"valve", "Ventil"}, {"manual", "Handbuch"}});
    std::atomic<long> hits{0};
    CheckRunner runner(check);

    std::thread importer([&] {
        for (int batch = 0; batch < 6; ++batch) {
            for (int n = batch * 40; n < (batch + 1) * 40; ++n) memory.add(sentence(n), translation(n));
            runner.batchImported();
        }
    });
    std::thread translator([&] {
        for (int n = 0; n < 240; ++n)
            if (memory.lookup(sentence(n))) hits.fetch_add(1, std::memory_order_relaxed);
    });
    importer.join();
    translator.join();
    runner.stop();

    std::cout << "units " << memory.size() << ", flagged " << memory.flagged() << ", offences "
              << runner.offences() << ", hits " << (hits.load() <= 240 ? "plausible" : "odd") << '\n';
    return memory.size() == 240 && memory.flagged() == runner.offences() ? 0 : 1;
}
