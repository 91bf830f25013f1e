#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "broker.h"

namespace {

void produce(broker::Broker& hub, const std::string& topicName, int producer, int count) {
    broker::Topic* topic = hub.find(topicName);
    if (topic == nullptr)
        return;
    for (int i = 0; i < count; ++i)
        topic->append("p" + std::to_string(producer), "event " + std::to_string(i));
}

/// Reads one topic to its end. The counters are looked at after the join only.
class Consumer {
public:
    explicit Consumer(broker::Topic& topic) : topic_(topic), thread_([this] { run(); }) {}

    void join() { thread_.join(); }
    std::uint64_t received() const { return received_; }
    std::uint64_t lost() const { return lost_; }
    const std::string& topicName() const { return topic_.name(); }

private:
    void run() {
        std::uint64_t offset = 0;
        for (auto batch = topic_.read(offset, 32); !batch.empty(); batch = topic_.read(offset, 32)) {
            lost_ += batch.front()->offset - offset;
            received_ += batch.size();
            offset = batch.back()->offset + 1;
        }
    }

    broker::Topic& topic_;
    std::uint64_t received_ = 0;
    std::uint64_t lost_ = 0;
    std::jthread thread_;
};

}  // namespace

int main() {
    constexpr int kPerProducer = 1000;
    broker::Broker hub;
    const auto shortMemory = std::make_shared<broker::KeepLast>(200, 50);
    broker::Topic& audit = hub.declare("audit", std::make_shared<broker::KeepAll>());
    broker::Topic& prices = hub.declare("prices", shortMemory);
    broker::Topic& quotes = hub.declare("quotes", shortMemory);

    std::vector<std::unique_ptr<Consumer>> consumers;
    for (broker::Topic* topic : {&audit, &prices, &quotes})
        consumers.push_back(std::make_unique<Consumer>(*topic));
    {
        std::vector<std::jthread> producers;
        for (int p = 0; p < 2; ++p) {
            for (const char* name : {"audit", "prices", "quotes"})
                producers.emplace_back([&hub, name, p] { produce(hub, name, p, kPerProducer); });
        }
    }
    hub.closeAll();

    bool complete = true;
    for (auto& consumer : consumers) {
        consumer->join();
        const std::uint64_t seen = consumer->received() + consumer->lost();
        complete = complete && seen == 2 * kPerProducer;
        std::printf("%-7s received %llu, lost %llu\n", consumer->topicName().c_str(),
                    static_cast<unsigned long long>(consumer->received()),
                    static_cast<unsigned long long>(consumer->lost()));
    }
    std::printf("kept: audit %zu, prices %zu, quotes %zu; dropped %llu\n", audit.depth(), prices.depth(),
                quotes.depth(), static_cast<unsigned long long>(prices.dropped() + quotes.dropped()));
    return complete ? 0 : 1;
}
