#include "lobby.h"
#include "roster.h"
#include "thread.h"

#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace {

using namespace game;

/// A connection to a client that logs in, plays and logs out again and again.
class Connection final : public Thread {
public:
    Connection(int number, Roster& roster, Lobby& lobby) : number_(number), roster_(roster), lobby_(lobby) {}
    ~Connection() override { join(); }

    int logouts() const { return logouts_; }

protected:
    void run() override {
        for (int round = 0; round < 30; ++round) {
            const std::string name = "player" + std::to_string(number_) + "." + std::to_string(round);
            const PlayerId first = roster_.login(name);
            const PlayerId second = roster_.login(name + " (guest)");
            lobby_.enqueue(first);
            lobby_.enqueue(second);
            lobby_.enqueue(first);
            logouts_ += roster_.logout(second) ? 1 : 0;
            if (round % 3 != 0) {
                logouts_ += roster_.logout(first) ? 1 : 0;
            }
        }
    }

private:
    const int number_;
    Roster& roster_;
    Lobby& lobby_;
    int logouts_ = 0;
};

/// Ends the running games at a steady pace until it is told to stop.
class Referee final : public Thread {
public:
    explicit Referee(Lobby& lobby) : lobby_(lobby) {}
    ~Referee() override { stop(); }

    void stop() {
        {
            std::lock_guard<std::mutex> guard(mutex_);
            stopping_ = true;
        }
        wake_.notify_all();
        join();
    }

    int finished() const { return finished_; }

protected:
    void run() override {
        std::unique_lock<std::mutex> lock(mutex_);
        while (!wake_.wait_for(lock, std::chrono::microseconds(200), [this] { return stopping_; })) {
            lock.unlock();
            finished_ += lobby_.finish_oldest() ? 1 : 0;
            lock.lock();
        }
    }

private:
    Lobby& lobby_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;
    int finished_ = 0;
};

}  // namespace

int main() {
    Roster roster;
    Lobby lobby(4, roster);
    roster.attach(lobby);

    Referee referee(lobby);
    referee.start();
    std::vector<std::unique_ptr<Connection>> connections;
    for (int i = 0; i < 3; ++i) {
        connections.push_back(std::make_unique<Connection>(i, roster, lobby));
    }
    for (auto& c : connections) {
        c->start();
    }
    int logouts = 0;
    for (auto& c : connections) {
        c->join();
        logouts += c->logouts();
    }
    referee.stop();
    int rest = 0;
    while (lobby.finish_oldest()) {
        ++rest;
    }

    std::printf("%zu tables opened, %d finished by the referee, %d at the end\n", lobby.opened(),
                referee.finished(), rest);
    std::printf("%d logouts, %zu online, %zu games played, %zu still waiting\n", logouts, roster.online(),
                roster.games_played(), lobby.waiting());
    return logouts == 150 && roster.online() == 30 ? 0 : 1;
}
