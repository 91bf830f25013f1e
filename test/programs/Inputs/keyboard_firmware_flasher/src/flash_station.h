#pragma once

#include <algorithm>
#include <filesystem>
#include <memory>
#include <thread>
#include <vector>

#include "device_claim.h"
#include "keyboard.h"

namespace flasher {

struct Tally {
    int flashed = 0;
    int busy = 0;
    int corrupt = 0;
};

// A bench with several ports; each port walks over all keyboards seen on
// the hub and flashes those that nobody else has claimed.
class FlashStation {
public:
    FlashStation(std::filesystem::path spool, Image image, std::vector<std::unique_ptr<Keyboard>>& keyboards)
        : spool_(std::move(spool)), image_(std::move(image)), crc_(image_.crc()), keyboards_(keyboards) {}

    Tally run(std::size_t ports) {
        std::vector<Tally> tallies(ports);
        {
            std::vector<std::jthread> threads;
            for (std::size_t p = 0; p < ports; ++p)
                threads.emplace_back([this, p, &mine = tallies[p]] {
                    portLoop("port" + std::to_string(p), mine);
                });
        }
        Tally sum;
        for (const Tally& t : tallies) {
            sum.flashed += t.flashed;
            sum.busy += t.busy;
            sum.corrupt += t.corrupt;
        }
        return sum;
    }

private:
    void portLoop(const std::string& port, Tally& mine) {
        for (auto& keyboard : keyboards_) {
            const auto claim = DeviceClaim::take(spool_, keyboard->serial(), port);
            if (!claim) {
                ++mine.busy;
                continue;
            }
            flash(*keyboard) ? ++mine.flashed : ++mine.corrupt;
        }
    }

    bool flash(Keyboard& keyboard) const {
        constexpr std::size_t page = 64;
        keyboard.beginUpdate(image_.revision);
        for (std::size_t at = 0; at < image_.bytes.size(); at += page)
            keyboard.writePage(image_.bytes.data() + at, std::min(page, image_.bytes.size() - at));
        return keyboard.readBack().crc() == crc_;
    }

    const std::filesystem::path spool_;
    const Image image_;
    const std::uint32_t crc_;
    std::vector<std::unique_ptr<Keyboard>>& keyboards_;
};

}  // namespace flasher
