#include <cstdio>

#include "desk.h"

int main() {
    using namespace ward;
    BedRegistry beds(12);
    AdmissionQueue queue;
    CleaningPlanner planner(beds);
    AdmissionDesk desk(beds, queue, 3);
    for (std::uint64_t i = 0; i < 3000; ++i) {
        Admission a;
        a.patient = 70000 + i;
        a.care = static_cast<Care>(i % 3);
        a.nights = 1 + static_cast<int>(i % 7);
        queue.push(a);
    }
    const DeskResult r = desk.finish();
    const auto plan = planner.stop();
    std::printf("admitted %d refused %d discharged %d of %d beds, %llu probes\n", r.admitted, r.refused,
                r.discharged, beds.total(), static_cast<unsigned long long>(beds.probes()));
    for (const auto& [care, taken] : beds.census()) std::printf("  %s: %d\n", name(care), taken);
    std::printf("cleaning plan of %zu beds\n", plan.size());
    return r.admitted == r.discharged ? 0 : 1;
}
