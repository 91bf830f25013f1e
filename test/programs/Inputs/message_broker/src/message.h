#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace broker {

struct Message {
    std::uint64_t offset = 0;
    std::string key;
    std::string body;
};

using MessagePtr = std::shared_ptr<const Message>;

}  // namespace broker
