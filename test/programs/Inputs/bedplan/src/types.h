#pragma once
#include <cstdint>
#include <string>
namespace ward {

enum class Care { General, Cardiac, Isolation };

struct Bed {
    int id = 0;
    Care care = Care::General;
    bool taken = false;
    std::uint64_t patient = 0;
    std::uint64_t lastProbe = 0;
};

struct Admission {
    std::uint64_t patient = 0;
    Care care = Care::General;
    int nights = 1;
};

inline const char* name(Care c) {
    switch (c) {
        case Care::General: return "general";
        case Care::Cardiac: return "cardiac";
        case Care::Isolation: return "isolation";
    }
    return "?";
}

}  // namespace ward
