#include <cstdio>
#include <memory>
#include <vector>

#include "downlink.h"
#include "tasks.h"

using namespace station;

int main() {
    Downlink north("north-x-band");
    Downlink south("south-s-band");
    Downlink* links[] = {&north, &south};

    LinkMonitor monitor;
    std::vector<std::unique_ptr<Receiver>> receivers;
    std::vector<std::unique_ptr<Decoder>> decoders;
    for (unsigned i = 0; i < 2; ++i) {
        monitor.watch(links[i]);
        decoders.push_back(std::make_unique<Decoder>(*links[i]));
        receivers.push_back(std::make_unique<Receiver>(*links[i], 100 + i, 400));
        receivers.push_back(std::make_unique<Receiver>(*links[i], 200 + i, 300));
    }

    monitor.start();
    for (auto& d : decoders)
        d->start();
    for (auto& r : receivers)
        r->start();

    for (auto& r : receivers)
        r->join();
    for (Downlink* link : links)
        link->closeInput();
    for (auto& d : decoders)
        d->join();
    monitor.requestStop();
    monitor.join();

    unsigned total = 0;
    for (unsigned i = 0; i < 2; ++i) {
        const Decoder& d = *decoders[i];
        unsigned frames = d.bad() + links[i]->dropped();
        for (const auto& entry : d.decoded()) {
            std::printf("spacecraft %u: %u frames\n", entry.first, entry.second);
            frames += entry.second;
        }
        std::printf("%s: bad %u, dropped %u, worst backlog %zu, left %zu\n", links[i]->antenna().c_str(), d.bad(),
                    links[i]->dropped(), monitor.worst(i), links[i]->frames().size());
        total += frames;
    }
    std::printf("%u frames in all\n", total);
    return total == 1400 ? 0 : 1;
}
