#pragma once

#include "member.h"
#include "sync.h"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace chat {

class Room {
public:
    Room(std::string topic, std::size_t capacity, std::size_t history);

    bool join(std::shared_ptr<Member> who);
    bool leave(const std::string& nick);
    void say(const std::string& nick, const std::string& text);

    /// One line for the lobby, e.g. "gardening [3/8]".
    std::string banner() const;
    std::vector<std::string> recent(std::size_t count) const;

private:
    void remember(const std::string& line);   // inside lock_

    const std::string topic_;
    const std::size_t capacity_;
    const std::size_t historyLimit_;
    mutable Lock lock_;
    std::vector<std::shared_ptr<Member>> members_;
    std::vector<std::string> history_;
};

}  // namespace chat
