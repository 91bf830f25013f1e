#include "message.h"
#include "outbox.h"
#include "route_table.h"

#include <cstdio>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace {

using namespace mail;

/// Takes messages and hands them to their relay; every third attempt is deferred.
class Courier {
public:
    Courier(Outbox& outbox, RouteTable& routes) : outbox_(outbox), routes_(routes) {}

    void operator()() {
        while (auto message = outbox_.take()) {
            const std::string& relay = routes_.relay_for(message->domain());
            ++message->attempts;
            if (message->attempts < 2 && ++tries_ % 3 == 0) {
                ++deferred_;
                outbox_.give_back(std::move(message));
                continue;
            }
            ++delivered_[relay];
            message.reset();
            outbox_.settle();
        }
    }

    const std::map<std::string, unsigned>& delivered() const { return delivered_; }
    unsigned deferred() const { return deferred_; }

private:
    Outbox& outbox_;
    RouteTable& routes_;
    std::map<std::string, unsigned> delivered_;
    unsigned tries_ = 0;
    unsigned deferred_ = 0;
};

std::string definitions() {
    std::string text = "* relay-default\nexample.org relay-a\nlists.example.org relay-b\n";
    for (int i = 0; i < 200; ++i) {
        text += "site" + std::to_string(i) + ".net relay-" + std::to_string(i % 5) + "\n";
    }
    return text;
}

void compose(Outbox& outbox, const std::string& sender, int count) {
    static const char* const kDomains[] = {"example.org", "lists.example.org", "site7.net", "www.site12.net",
                                           "nowhere.invalid"};
    for (int i = 0; i < count; ++i) {
        auto m = std::make_unique<Message>();
        m->from = sender;
        m->to = "user" + std::to_string(i) + "@" + kDomains[i % 5];
        m->body = "Hello, this is message " + std::to_string(i);
        outbox.put(std::move(m));
    }
}

}  // namespace

int main() {
    constexpr int kPerSender = 150;
    Outbox outbox;
    RouteTable routes(definitions());

    std::vector<Courier> couriers(3, Courier(outbox, routes));
    std::vector<std::thread> couriers_at_work;
    for (auto& c : couriers) {
        couriers_at_work.emplace_back(std::ref(c));
    }
    std::thread first(compose, std::ref(outbox), "news@example.org", kPerSender);
    std::thread second(compose, std::ref(outbox), "alerts@example.org", kPerSender);
    first.join();
    second.join();
    outbox.seal();
    for (auto& t : couriers_at_work) {
        t.join();
    }

    std::map<std::string, unsigned> totals;
    unsigned deferred = 0, delivered = 0;
    for (const auto& c : couriers) {
        deferred += c.deferred();
        for (const auto& [relay, count] : c.delivered()) {
            totals[relay] += count;
            delivered += count;
        }
    }
    for (const auto& [relay, count] : totals) {
        std::printf("%-14s %u\n", relay.c_str(), count);
    }
    std::printf("%u delivered, %u deferred once, %zu routes\n", delivered, deferred, routes.size());
    return delivered == 2u * kPerSender ? 0 : 1;
}
