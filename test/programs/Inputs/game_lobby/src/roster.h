#pragma once

#include "lobby.h"

#include <cstddef>
#include <map>
#include <mutex>
#include <string>

namespace game {

/// Everybody who is logged in, and what he is doing.
class Roster : public LobbyListener {
public:
    /// Once, before any thread starts.
    void attach(Lobby& lobby) { lobby_ = &lobby; }

    PlayerId login(const std::string& name);
    /// Logs the player out, wherever he is.
    bool logout(PlayerId player);

    void seated(PlayerId player, TableId table) override;
    void unseated(PlayerId player) override;

    std::size_t online() const;
    std::size_t games_played() const;

private:
    struct Entry {
        std::string name;
        TableId table = 0;
        std::size_t games = 0;
    };

    Lobby* lobby_ = nullptr;
    mutable std::mutex mutex_;
    std::map<PlayerId, Entry> entries_;
    PlayerId next_id_ = 1;
    std::size_t games_of_departed_ = 0;
};

}  // namespace game
