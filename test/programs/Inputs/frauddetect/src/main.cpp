#include <cstdio>
#include <functional>
#include <future>
#include <map>

#include "scorer.h"

namespace {

fraud::Payment payment(std::uint64_t id) {
    static const char* const kCountries[] = {"DE", "FR", "ZZ", "US", "QQ", "JP", "SE"};
    fraud::Payment p;
    p.id = id;
    p.card = static_cast<std::uint32_t>(id % 97);
    p.cents = static_cast<std::int64_t>((id * 7919) % 90000);
    p.country = kCountries[id % 7];
    p.hour = static_cast<int>(id % 24);
    return p;
}

unsigned terminal(fraud::ScoringService& service, std::uint64_t first, unsigned count) {
    for (unsigned i = 0; i < count; ++i) service.submit(payment(first + i));
    return count;
}

}  // namespace

int main() {
    using namespace fraud;

    AlertSink sink;
    ScoringService service(3, sink);

    service.awaitReady();
    const unsigned ready = service.threadsReady();

    auto web = std::async(std::launch::async, terminal, std::ref(service), 1, 1500u);
    auto store = std::async(std::launch::async, terminal, std::ref(service), 100000, 1500u);
    const unsigned submitted = web.get() + store.get();
    const unsigned scored = service.close();

    std::map<std::string, int> reasons;
    for (const Alert& a : sink.take()) ++reasons[a.reason];
    for (const auto& [reason, count] : reasons) std::printf("%-8s %d\n", reason.c_str(), count);
    std::printf("%u of %u payments scored by %u threads\n", scored, submitted, ready);
    return scored == submitted && ready == 3 ? 0 : 1;
}
