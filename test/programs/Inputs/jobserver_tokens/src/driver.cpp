#include "driver.h"

#include <algorithm>
#include <utility>

namespace drv {

namespace {

unsigned grind(const std::string& text, unsigned rounds)
{
    unsigned h = 2166136261u;
    for (unsigned i = 0; i < rounds; ++i)
        for (char c : text)
            h = (h ^ static_cast<unsigned char>(c)) * 16777619u;
    return h;
}

}  // namespace

bool Driver::speculate(const Unit& unit)
{
    constexpr int kWeight = 2;
    constexpr int kReserve = 1;
    if (!server_.tryAcquire(kWeight, kReserve))
        return false;
    TokenHold hold(server_, kWeight);
    (void)grind("pch:" + unit.source, unit.size / 2);
    speculated_.fetch_add(1, std::memory_order_relaxed);
    return true;
}

ObjectFile Driver::compile(const Unit& unit)
{
    const bool precompiled = unit.stage == Stage::Codegen && speculate(unit);
    const int weight = weightOf(unit.stage);
    server_.acquire(weight);
    TokenHold hold(server_, weight);
    return {unit.source + ".o", grind(unit.source, unit.size) % 65536u, precompiled};
}

void Driver::compileLoop()
{
    while (auto unit = plan_.next()) {
        ObjectFile object = compile(*unit);
        std::lock_guard lock(resultMutex_);
        objects_.push_back(std::move(object));
    }
}

std::vector<ObjectFile> Driver::build(std::vector<Unit> units)
{
    std::vector<std::thread> threads;
    threads.reserve(workers_);
    for (unsigned i = 0; i < workers_; ++i)
        threads.emplace_back(&Driver::compileLoop, this);
    for (auto& u : units)
        plan_.add(std::move(u));
    plan_.close();
    for (auto& t : threads)
        t.join();

    std::vector<ObjectFile> result = std::move(objects_);
    std::sort(result.begin(), result.end(),
              [](const ObjectFile& a, const ObjectFile& b) { return a.name < b.name; });
    return result;
}

}  // namespace drv
