#include "roster.h"

namespace game {

PlayerId Roster::login(const std::string& name) {
    std::lock_guard<std::mutex> guard(mutex_);
    const PlayerId id = next_id_++;
    entries_.emplace(id, Entry{name, 0, 0});
    return id;
}

bool Roster::logout(PlayerId player) {
    {
        std::lock_guard<std::mutex> guard(mutex_);
        const auto it = entries_.find(player);
        if (it == entries_.end()) {
            return false;
        }
        games_of_departed_ += it->second.games;
        entries_.erase(it);
    }
    lobby_->remove(player);
    return true;
}

void Roster::seated(PlayerId player, TableId table) {
    std::lock_guard<std::mutex> guard(mutex_);
    if (const auto it = entries_.find(player); it != entries_.end()) {
        it->second.table = table;
    }
}

void Roster::unseated(PlayerId player) {
    std::lock_guard<std::mutex> guard(mutex_);
    if (const auto it = entries_.find(player); it != entries_.end()) {
        it->second.table = 0;
        ++it->second.games;
    }
}

std::size_t Roster::online() const {
    std::lock_guard<std::mutex> guard(mutex_);
    return entries_.size();
}

std::size_t Roster::games_played() const {
    std::lock_guard<std::mutex> guard(mutex_);
    std::size_t games = games_of_departed_;
    for (const auto& [id, entry] : entries_) {
        games += entry.games;
    }
    return games;
}

}  // namespace game
