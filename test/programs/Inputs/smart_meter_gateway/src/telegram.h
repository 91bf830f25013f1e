#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace gateway {

struct Telegram {
    std::uint32_t meter = 0;
    std::int64_t wattHours = 0;
    std::int64_t watts = 0;
};

// Text form on the radio side: "<meter>;<Wh>;<W>*<check>"
std::string encode(const Telegram& t);
std::optional<Telegram> decode(const std::string& text);

}  // namespace gateway
