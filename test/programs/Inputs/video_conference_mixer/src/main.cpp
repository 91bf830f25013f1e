#include <chrono>
#include <condition_variable>
#include <iostream>
#include <thread>
#include <vector>

#include "room.h"

namespace {

// Drives the mixer every millisecond until stopped.
class MixClock {
public:
    explicit MixClock(conf::Mixer& mixer) : mixer_(mixer), thread_([this](std::stop_token s) { run(s); }) {}
    void stop() {
        thread_.request_stop();
        if (thread_.joinable()) thread_.join();
    }
    long ticks() const { return ticks_; }   // after stop()

private:
    void run(std::stop_token stop) {
        std::unique_lock lock(mutex_);
        while (!stop.stop_requested()) {
            mixer_.tick();
            ++ticks_;
            wake_.wait_for(lock, stop, std::chrono::milliseconds(1), [] { return false; });
        }
    }

    conf::Mixer& mixer_;
    long ticks_ = 0;
    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::jthread thread_;
};

void attend(conf::Room& room, int person) {
    for (int visit = 0; visit < 20; ++visit) {
        const conf::StreamId id = room.join("guest-" + std::to_string(person));
        for (int frame = 0; frame < 30; ++frame)
            room.mixer().feed(id, 40 + (person * 31 + frame * 17 + visit * 7) % 60);
        if (visit < 19 || person != 0) room.leave(id);
    }
}

}  // namespace

int main() {
    conf::Room room;
    MixClock clock(room.mixer());
    std::vector<std::jthread> guests;
    for (int p = 0; p < 3; ++p) guests.emplace_back(attend, std::ref(room), p);
    guests.clear();
    clock.stop();
    room.mixer().tick();

    std::cout << "members " << room.members() << ", streams " << room.mixer().streams() << ", on stage '"
              << room.stage() << "'\n";
    std::cout << (clock.ticks() > 0 ? "clock ran" : "clock did not run") << ", layout changes "
              << room.layoutChanges() << '\n';
    return room.members() == 1 && room.mixer().streams() == 1 ? 0 : 1;
}
