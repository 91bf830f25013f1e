#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace bank {

// Amount in minor units; a value type, freely copied between threads.
class Money {
public:
    constexpr Money() = default;
    constexpr explicit Money(std::int64_t minor) : minor_(minor) {}

    constexpr std::int64_t minor() const { return minor_; }

    constexpr Money& operator+=(Money o) { minor_ += o.minor_; return *this; }
    constexpr Money& operator-=(Money o) { minor_ -= o.minor_; return *this; }
    friend constexpr auto operator<=>(Money, Money) = default;

private:
    std::int64_t minor_ = 0;
};

inline std::string toString(Money m)
{
    const auto cents = m.minor() % 100;
    return std::to_string(m.minor() / 100) + (cents < 10 ? ".0" : ".") + std::to_string(cents);
}

}  // namespace bank
