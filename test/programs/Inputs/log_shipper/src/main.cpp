#include "shipper.h"
#include "transport.h"

#include <cstdio>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace {

using namespace shiplog;

/// One component of the application with its own share of the log.
class Component {
public:
    Component(std::string name, Shipper& shipper) : name_(std::move(name)), shipper_(shipper) {}

    void run(int events) {
        for (int i = 0; i < events; ++i) {
            state_ = state_ * 1103515245u + 12345u;
            if (state_ % 5 == 0) {
                ++quiet_;
                continue;
            }
            shipper_.log(name_ + ": event " + std::to_string(i) + " code " + std::to_string(state_ % 1000));
        }
    }

    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] int quiet() const { return quiet_; }

private:
    const std::string name_;
    Shipper& shipper_;
    unsigned state_ = 7;
    int quiet_ = 0;
};

std::size_t session(const std::string& source, Transport& transport) {
    ShipperOptions options;
    options.source = source;
    Shipper shipper(options, transport);

    std::vector<std::unique_ptr<Component>> components;
    for (const char* name : {"http", "db", "auth"}) {
        components.push_back(std::make_unique<Component>(name, shipper));
    }
    {
        std::vector<std::jthread> threads;
        for (auto& c : components) {
            threads.emplace_back([&component = *c] { component.run(300); });
        }
    }
    for (const auto& c : components) {
        shipper.log(c->name() + ": closing, " + std::to_string(c->quiet()) + " quiet events");
    }
    return shipper.accepted();
}

}  // namespace

int main() {
    DigestTransport transport(4);
    std::size_t accepted = 0;
    for (const char* source : {"node-1", "node-2", "node-3"}) {
        accepted += session(source, transport);
    }
    std::printf("%zu lines accepted, %zu arrived in %zu attempts, digest %016llx\n", accepted, transport.lines(),
                transport.attempts(), static_cast<unsigned long long>(transport.digest()));
    return accepted == transport.lines() ? 0 : 1;
}
