#pragma once

#include "instruments.h"

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace metrics {

/// Process-wide book of instruments. They are never removed, so references stay good.
class Registry {
public:
    static Registry& instance();

    template <typename T>
    T& obtain(const std::string& name) {
        std::lock_guard<std::mutex> guard(mutex_);
        auto& place = book_[name];
        if (!place) {
            place = std::make_unique<T>(name);
        }
        return dynamic_cast<T&>(*place);
    }

    [[nodiscard]] std::vector<Sample> scrape() const;

private:
    Registry() = default;

    mutable std::mutex mutex_;
    std::map<std::string, std::unique_ptr<Instrument>> book_;
};

}  // namespace metrics
