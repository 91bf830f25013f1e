#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "client_session.h"
#include "risk_gate.h"

int main() {
    using namespace gateway;

    RiskGate gate({{"ALPHA", 9'000}, {"BETA", 6'000}, {"GAMMA", 12'000}});
    std::vector<std::unique_ptr<ClientSession>> sessions;
    sessions.push_back(std::make_unique<ClientSession>(gate, 1, std::vector<std::string>{"ALPHA", "BETA"}));
    sessions.push_back(std::make_unique<ClientSession>(gate, 2, std::vector<std::string>{"BETA", "GAMMA", "ALPHA"}));
    sessions.push_back(std::make_unique<ClientSession>(gate, 3, std::vector<std::string>{"ALPHA", "OMEGA"}));

    for (auto& session : sessions)
        session->logon();

    std::size_t breaches = 0;
    for (int i = 0; i < 200; ++i)
        breaches += gate.breaches().size();

    for (auto& session : sessions)
        session->logoff();
    for (const auto& session : sessions) {
        std::printf("session %u: %u accepted, %u duplicate, %u over limit, %u unknown\n", session->number(),
                    session->count(Decision::Accepted), session->count(Decision::Duplicate),
                    session->count(Decision::OverLimit), session->count(Decision::UnknownAccount));
    }

    Cents left = 0;
    for (const char* account : {"ALPHA", "BETA", "GAMMA"})
        left += gate.exposureOf(account);
    std::printf("open orders %zu, exposure left %lld, breaches %zu\n", gate.openOrders(),
                static_cast<long long>(left), breaches);
    return left == 0 && breaches == 0 ? 0 : 1;
}
