#pragma once

#include "settings.h"

#include <atomic>
#include <functional>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <utility>
#include <vector>

namespace conf {

/// Holds the settings in force. Readers take a snapshot and keep it as long as they like.
class ConfigStore {
public:
    using Listener = std::function<void(const Settings& before, const Settings& now)>;

    explicit ConfigStore(Settings initial);

    /// Before the first publish() only.
    void add_listener(Listener listener) { listeners_.push_back(std::move(listener)); }

    [[nodiscard]] SettingsPtr snapshot() const {
        std::shared_lock lock(mutex_);
        return current_;
    }

    /// Short form for log lines, e.g. "r7 via mirror-2".
    [[nodiscard]] std::string label() const;

    void publish(Settings next);
    void reject() { rejected_.fetch_add(1, std::memory_order_relaxed); }
    [[nodiscard]] unsigned rejected() const { return rejected_.load(std::memory_order_relaxed); }

private:
    mutable std::shared_mutex mutex_;
    SettingsPtr current_;
    std::vector<Listener> listeners_;
    std::atomic<unsigned> rejected_{0};
};

}  // namespace conf
