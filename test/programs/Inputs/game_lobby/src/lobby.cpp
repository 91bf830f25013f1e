#include "lobby.h"

#include <algorithm>

namespace game {

void Lobby::enqueue(PlayerId player) {
    std::lock_guard<std::mutex> guard(mutex_);
    if (std::find(queue_.begin(), queue_.end(), player) != queue_.end()) {
        return;
    }
    queue_.push_back(player);
    fill_tables();
}

void Lobby::remove(PlayerId player) {
    std::lock_guard<std::mutex> guard(mutex_);
    std::erase(queue_, player);
    for (auto& [table, players] : tables_) {
        std::erase(players, player);
    }
}

bool Lobby::finish_oldest() {
    std::lock_guard<std::mutex> guard(mutex_);
    const auto oldest = tables_.begin();
    if (oldest == tables_.end()) {
        return false;
    }
    for (const PlayerId player : oldest->second) {
        listener_.unseated(player);
    }
    tables_.erase(oldest);
    return true;
}

std::size_t Lobby::waiting() const {
    std::lock_guard<std::mutex> guard(mutex_);
    return queue_.size();
}

std::size_t Lobby::opened() const {
    std::lock_guard<std::mutex> guard(mutex_);
    return static_cast<std::size_t>(next_table_ - 1);
}

void Lobby::fill_tables() {
    while (queue_.size() >= seats_) {
        const TableId table = next_table_++;
        auto& players = tables_[table];
        for (std::size_t i = 0; i < seats_; ++i) {
            players.push_back(queue_.front());
            queue_.pop_front();
        }
        for (const PlayerId player : players) {
            listener_.seated(player, table);
        }
    }
}

}  // namespace game
