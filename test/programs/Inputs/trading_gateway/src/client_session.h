#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

#include "risk_gate.h"

namespace gateway {

/// One FIX session of a counterparty, played from a script.
class ClientSession {
public:
    ClientSession(RiskGate& gate, unsigned number, std::vector<std::string> accounts)
        : gate_(gate), number_(number), accounts_(std::move(accounts)) {}

    void logon() { thread_ = std::jthread([this] { play(); }); }
    void logoff() {
        if (thread_.joinable())
            thread_.join();
    }

    // To be asked after logoff().
    unsigned count(Decision decision) const { return decisions_[static_cast<std::size_t>(decision)]; }
    unsigned number() const { return number_; }

private:
    void play() {
        std::vector<std::uint64_t> working;
        for (unsigned i = 0; i < 4000; ++i) {
            NewOrder order;
            order.clientOrderId = number_ * 100'000ull + (i % 50 == 49 ? i - 1 : i);
            order.account = accounts_[i % accounts_.size()];
            order.price = 100 + (i * 7) % 13;
            order.quantity = 1 + (i * 3) % 10;
            const Decision decision = gate_.admit(order);
            ++decisions_[static_cast<std::size_t>(decision)];
            if (decision == Decision::Accepted)
                working.push_back(order.clientOrderId);
            if (working.size() >= 8) {
                gate_.release(working.front());
                working.erase(working.begin());
            }
        }
        for (const auto id : working)
            gate_.release(id);
    }

    RiskGate& gate_;
    const unsigned number_;
    const std::vector<std::string> accounts_;
    std::array<unsigned, 4> decisions_{};
    std::jthread thread_;
};

}  // namespace gateway
