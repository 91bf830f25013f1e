#pragma once

#include <cstddef>
#include <string>

namespace mail {

struct Message {
    std::string from;
    std::string to;
    std::string body;
    unsigned attempts = 0;

    [[nodiscard]] std::string domain() const {
        const std::size_t at = to.rfind('@');
        return at == std::string::npos ? std::string() : to.substr(at + 1);
    }
};

}  // namespace mail
