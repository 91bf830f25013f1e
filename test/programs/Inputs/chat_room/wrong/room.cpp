#include "room.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace chat {

Room::Room(std::string topic, std::size_t capacity, std::size_t history)
    : topic_(std::move(topic)), capacity_(capacity), historyLimit_(history) {
    members_.reserve(capacity_);
    history_.reserve(historyLimit_ + 1);
}

bool Room::join(std::shared_ptr<Member> who) {
    Section in(lock_);
    if (members_.size() >= capacity_) {
        return false;
    }
    const auto same = [&](const auto& m) { return m->nick() == who->nick(); };
    if (std::any_of(members_.begin(), members_.end(), same)) {
        return false;
    }
    remember("* " + who->nick() + " comes in");
    members_.push_back(std::move(who));
    return true;
}

bool Room::leave(const std::string& nick) {
    Section in(lock_);
    const auto gone = std::erase_if(members_, [&](const auto& m) { return m->nick() == nick; });
    if (gone != 0) {
        remember("* " + nick + " goes");
    }
    return gone != 0;
}

void Room::say(const std::string& nick, const std::string& text) {
    const std::string line = nick + ": " + text;
    std::vector<std::shared_ptr<Member>> ears;
    {
        Section in(lock_);
        remember(line);
        ears = members_;
    }
    for (const auto& m : ears) {
        if (m->nick() != nick) {
            m->hear(line);
        }
    }
}

std::string Room::banner() const {
    std::string text = topic_ + " [";
    text += std::to_string(members_.size());
    text += "/" + std::to_string(capacity_) + "]";
    return text;
}

std::vector<std::string> Room::recent(std::size_t count) const {
    Section in(lock_);
    const std::size_t have = std::min(count, history_.size());
    return {history_.end() - static_cast<std::ptrdiff_t>(have), history_.end()};
}

void Room::remember(const std::string& line) {
    history_.push_back(line);
    if (history_.size() > historyLimit_) {
        history_.erase(history_.begin());
    }
}

}  // namespace chat
