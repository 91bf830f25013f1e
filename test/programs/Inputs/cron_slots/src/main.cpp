#include <atomic>
#include <cstdio>
#include <thread>

#include "run_slots.h"
#include "scheduler.h"

namespace {

unsigned checksum(cron::Minute at, unsigned rounds) {
    unsigned h = at + 17;
    for (unsigned i = 0; i < rounds; ++i)
        h = h * 1664525u + 1013904223u;
    return 1 + h % 5;
}

}  // namespace

int main() {
    cron::RunSlots slots(2);
    std::atomic<int> inside{0};
    std::atomic<unsigned> overbooked{0};

    auto guarded = [&](unsigned rounds) {
        return [&inside, &overbooked, &slots, rounds](cron::Minute at) {
            if (inside.fetch_add(1, std::memory_order_acq_rel) >= slots.capacity())
                overbooked.fetch_add(1, std::memory_order_relaxed);
            const unsigned result = checksum(at, rounds);
            inside.fetch_sub(1, std::memory_order_acq_rel);
            return result;
        };
    };

    bool ok = true;
    {
        cron::Scheduler scheduler(slots,
                                  {{"rotate-logs", 5, 0, guarded(2000)},
                                   {"backup", 30, 10, guarded(20000)},
                                   {"mail-queue", 1, 0, guarded(500)},
                                   {"certificates", 60, 1, guarded(4000)}},
                                  4);
        {
            std::jthread day([&] {
                for (int i = 0; i < 12; ++i)
                    scheduler.advance(30);
            });
            std::jthread night([&] {
                for (int i = 0; i < 6; ++i)
                    scheduler.advance(60);
            });
        }
        scheduler.wait_idle();

        unsigned runs = 0;
        for (std::size_t i = 0; i < scheduler.jobs(); ++i) {
            const auto& s = scheduler.stats(i);
            std::printf("%-13s runs %u postponed %u work %llu\n", scheduler.spec(i).name.c_str(), s.runs.load(),
                        s.postponed.load(), static_cast<unsigned long long>(s.work.load()));
            runs += s.runs.load();
        }
        std::printf("longest queue %u, refused %u\n", scheduler.longest_queue(), slots.refused());
        ok = runs == 720 + 144 + 24 + 12;
    }
    std::printf("free %d of %d, overbooked %u\n", slots.free(), slots.capacity(), overbooked.load());
    return ok && slots.free() == slots.capacity() && overbooked.load() == 0 ? 0 : 1;
}
