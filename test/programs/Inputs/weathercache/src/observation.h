#pragma once

#include <cstdint>
#include <string>

namespace weather {

struct Observation {
    std::string station;
    std::int64_t minute = 0;
    double celsius = 0.0;
    double hectopascal = 1013.0;
    unsigned samples = 0;
};

}  // namespace weather
