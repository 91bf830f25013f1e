#pragma once

#include <array>
#include <atomic>
#include <map>
#include <mutex>
#include <string>

namespace photo {

struct LensProfile {
    double focal = 0.0;
    std::array<double, 3> distortion{};
};

// The lens data base is big, so it is read the first time somebody asks.
class LensCatalog {
public:
    static LensCatalog& instance();

    LensCatalog(const LensCatalog&) = delete;
    LensCatalog& operator=(const LensCatalog&) = delete;

    const LensProfile* find(const std::string& lens);
    int loads() const { return loads_.load(std::memory_order_relaxed); }

private:
    using Table = std::map<std::string, LensProfile>;

    LensCatalog() = default;
    ~LensCatalog();

    const Table& table();
    const Table* load();

    std::mutex mutex_;
    const Table* table_ = nullptr;
    std::atomic<int> loads_{0};
};

}  // namespace photo
