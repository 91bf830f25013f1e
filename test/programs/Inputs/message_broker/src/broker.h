#pragma once

#include <map>
#include <memory>
#include <shared_mutex>
#include <string>
#include <vector>

#include "topic.h"

namespace broker {

/// Finds topics by their name. Topics live as long as the broker.
class Broker {
public:
    Topic& declare(const std::string& name, std::shared_ptr<RetentionPolicy> retention) {
        std::unique_lock lock(mutex_);
        auto& slot = topics_[name];
        if (!slot)
            slot = std::make_unique<Topic>(name, std::move(retention));
        return *slot;
    }

    Topic* find(const std::string& name) const {
        std::shared_lock lock(mutex_);
        const auto it = topics_.find(name);
        return it == topics_.end() ? nullptr : it->second.get();
    }

    void closeAll() {
        std::shared_lock lock(mutex_);
        for (auto& entry : topics_)
            entry.second->close();
    }

private:
    mutable std::shared_mutex mutex_;
    std::map<std::string, std::unique_ptr<Topic>> topics_;
};

}  // namespace broker
