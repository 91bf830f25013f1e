#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <mutex>
#include <vector>

namespace game {

using PlayerId = int;
using TableId = int;

/// Hears what becomes of the players. Called while the lobby is locked.
class LobbyListener {
public:
    virtual ~LobbyListener() = default;
    virtual void seated(PlayerId player, TableId table) = 0;
    virtual void unseated(PlayerId player) = 0;
};

/// Players wait here until there are enough for a table.
class Lobby {
public:
    Lobby(std::size_t seats, LobbyListener& listener) : seats_(seats), listener_(listener) {}

    void enqueue(PlayerId player);
    void remove(PlayerId player);
    /// Closes the table that was opened first; false if there is none.
    bool finish_oldest();

    std::size_t waiting() const;
    std::size_t opened() const;

private:
    void fill_tables();   // with mutex_ held

    const std::size_t seats_;
    LobbyListener& listener_;
    mutable std::mutex mutex_;
    std::deque<PlayerId> queue_;
    std::map<TableId, std::vector<PlayerId>> tables_;
    TableId next_table_ = 1;
};

}  // namespace game
