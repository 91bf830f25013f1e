#include "member.h"
#include "room.h"

#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace chat;

struct Visit {
    std::size_t heard = 0;
    std::size_t refused = 0;
};

void visit(Room& room, const std::string& nick, Visit& result) {
    for (int round = 0; round < 6; ++round) {
        auto me = std::make_shared<InboxMember>(nick);
        if (!room.join(me)) {
            ++result.refused;
            continue;
        }
        std::size_t heard = 0;
        std::thread listener([me, &heard] {
            std::string line;
            while (me->next(line)) {
                ++heard;
            }
        });
        for (int i = 0; i < 8; ++i) {
            room.say(nick, "line " + std::to_string(round * 8 + i));
        }
        room.leave(nick);
        me->hangUp();
        listener.join();
        result.heard += heard;
    }
}

}  // namespace

int main() {
    Room room("gardening", 4, 32);
    auto chronicler = std::make_shared<Chronicler>();
    room.join(chronicler);
    std::printf("%s\n", room.banner().c_str());

    const std::vector<std::string> nicks = {"ada", "ben", "cleo", "dora"};
    std::vector<Visit> visits(nicks.size());
    std::vector<std::thread> people;
    people.reserve(nicks.size());
    for (std::size_t i = 0; i < nicks.size(); ++i) {
        people.emplace_back(visit, std::ref(room), std::cref(nicks[i]), std::ref(visits[i]));
    }

    std::string fullest;
    std::size_t scrolled = 0;
    std::thread lobby([&room, &fullest, &scrolled] {
        for (int i = 0; i < 60; ++i) {
            const std::string now = room.banner();
            if (now > fullest) {
                fullest = now;
            }
            scrolled += room.recent(5).size();
        }
    });

    for (auto& p : people) {
        p.join();
    }
    lobby.join();

    for (std::size_t i = 0; i < nicks.size(); ++i) {
        std::printf("%s heard %zu lines, was refused %zu times\n", nicks[i].c_str(), visits[i].heard,
                    visits[i].refused);
    }
    const auto [lines, letters] = chronicler->totals();
    std::printf("chronicler: %zu lines, %zu letters; fullest '%s', %zu lines scrolled\n", lines, letters,
                fullest.c_str(), scrolled);
    for (const auto& line : room.recent(3)) {
        std::printf("  %s\n", line.c_str());
    }
    return lines == 0 ? 1 : 0;
}
