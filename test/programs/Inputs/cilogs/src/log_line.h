#pragma once

#include <cstdint>
#include <string>

namespace cilog {

enum class Severity : std::uint8_t { Debug, Info, Warning, Error };

struct LogLine {
    std::uint32_t job = 0;
    std::uint32_t number = 0;
    Severity severity = Severity::Info;
    std::string text;
};

}  // namespace cilog
