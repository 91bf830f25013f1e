#pragma once

#include "jobserver.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace drv {

enum class Stage { Parse, Codegen, Lto };

struct Unit {
    std::string source;
    Stage stage = Stage::Parse;
    unsigned size = 0;
};

struct ObjectFile {
    std::string name;
    unsigned bytes = 0;
    bool precompiled = false;
};

inline int weightOf(Stage s)
{
    switch (s) {
    case Stage::Parse: return 1;
    case Stage::Codegen: return 2;
    case Stage::Lto: return 3;
    }
    return 1;
}

// Units that wait to be compiled. Closed once the last one has been added.
class CompilePlan {
public:
    void add(Unit unit)
    {
        {
            std::lock_guard lock(mutex_);
            units_.push_back(std::move(unit));
        }
        ready_.notify_one();
    }

    void close()
    {
        {
            std::lock_guard lock(mutex_);
            closed_ = true;
        }
        ready_.notify_all();
    }

    std::optional<Unit> next()
    {
        std::unique_lock lock(mutex_);
        ready_.wait(lock, [this] { return closed_ || !units_.empty(); });
        if (units_.empty())
            return std::nullopt;
        Unit unit = std::move(units_.front());
        units_.pop_front();
        return unit;
    }

private:
    std::mutex mutex_;
    std::condition_variable ready_;
    std::deque<Unit> units_;
    bool closed_ = false;
};

class Driver {
public:
    Driver(JobServer& server, unsigned workers) : server_(server), workers_(workers) {}

    std::vector<ObjectFile> build(std::vector<Unit> units);

    unsigned speculated() const { return speculated_; }

private:
    void compileLoop();
    ObjectFile compile(const Unit& unit);
    // Warms a precompiled form of the unit if the machine has tokens to spare.
    bool speculate(const Unit& unit);

    JobServer& server_;
    const unsigned workers_;
    CompilePlan plan_;
    std::mutex resultMutex_;
    std::vector<ObjectFile> objects_;
    std::atomic<unsigned> speculated_{0};
};

}  // namespace drv
