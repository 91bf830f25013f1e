#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

namespace metrics {

/// What a scrape yields; a plain value that belongs to whoever asked for it.
struct Sample {
    std::string name;
    std::uint64_t count = 0;
    std::uint64_t sum = 0;
    std::uint64_t peak = 0;
};

class Instrument {
public:
    explicit Instrument(std::string name) : name_(std::move(name)) {}
    virtual ~Instrument() = default;
    Instrument(const Instrument&) = delete;
    Instrument& operator=(const Instrument&) = delete;

    virtual void record(std::uint64_t value) = 0;
    [[nodiscard]] virtual Sample scrape() const = 0;
    [[nodiscard]] const std::string& name() const { return name_; }

private:
    const std::string name_;
};

/// Counts and adds up on a shard per thread, so that writers rarely meet.
template <std::size_t Shards>
class Counter final : public Instrument {
public:
    using Instrument::Instrument;

    void record(std::uint64_t value) override {
        Shard& s = shards_[shard_of_this_thread()];
        s.count.fetch_add(1, std::memory_order_relaxed);
        s.sum.fetch_add(value, std::memory_order_relaxed);
    }

    [[nodiscard]] Sample scrape() const override {
        Sample out{name(), 0, 0, 0};
        for (const Shard& s : shards_) {
            out.count += s.count.load(std::memory_order_relaxed);
            out.sum += s.sum.load(std::memory_order_relaxed);
        }
        return out;
    }

private:
    struct alignas(64) Shard {
        std::atomic<std::uint64_t> count{0};
        std::atomic<std::uint64_t> sum{0};
    };

    static std::size_t shard_of_this_thread() {
        static std::atomic<std::size_t> next{0};
        thread_local const std::size_t mine = next.fetch_add(1, std::memory_order_relaxed) % Shards;
        return mine;
    }

    std::array<Shard, Shards> shards_;
};

/// Remembers the highest value ever recorded.
class Watermark final : public Instrument {
public:
    using Instrument::Instrument;

    void record(std::uint64_t value) override;
    [[nodiscard]] Sample scrape() const override;

private:
    std::atomic<std::uint64_t> records_{0};
    std::atomic<std::uint64_t> peak_{0};
};

}  // namespace metrics
