#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace conf {

/// One parsed generation. Never changed once it has been handed to the store.
struct Settings {
    unsigned revision = 0;
    std::size_t batch_size = 16;
    std::size_t retry_limit = 3;
    std::string upstream = "localhost";
};

using SettingsPtr = std::shared_ptr<const Settings>;

/// Parses "key=value" lines; nullopt if a line is broken.
std::optional<Settings> parse(std::string_view text);

}  // namespace conf
