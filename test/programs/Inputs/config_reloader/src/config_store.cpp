#include "config_store.h"

namespace conf {

ConfigStore::ConfigStore(Settings initial) {
    initial.revision = 1;
    current_ = std::make_shared<const Settings>(std::move(initial));
}

std::string ConfigStore::label() const {
    const SettingsPtr now = snapshot();
    return "r" + std::to_string(now->revision) + " via " + now->upstream;
}

void ConfigStore::publish(Settings next) {
    SettingsPtr before;
    SettingsPtr now;
    {
        std::unique_lock lock(mutex_);
        before = current_;
        next.revision = before->revision + 1;
        now = std::make_shared<const Settings>(std::move(next));
        current_ = now;
    }
    for (const auto& listener : listeners_) {
        listener(*before, *now);
    }
}

}  // namespace conf
