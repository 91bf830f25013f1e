#include <iostream>

#include "lag_monitor.h"
#include "replica.h"

namespace {

replica::Batch makeBatch(std::uint64_t term, std::uint64_t firstLsn, int count) {
    replica::Batch b;
    b.term = term;
    for (int i = 0; i < count; ++i) {
        replica::LogEntry e;
        e.lsn = firstLsn + static_cast<std::uint64_t>(i);
        e.key = "row" + std::to_string(i * 7 % 40);
        e.value = std::to_string(term) + "." + std::to_string(e.lsn);
        e.op = i % 11 == 10 ? replica::Op::Erase : replica::Op::Put;
        b.entries.push_back(std::move(e));
    }
    return b;
}

}  // namespace

int main() {
    replica::Replica node;
    replica::LagMonitor monitor(node.tracker());

    std::thread primary([&node] {
        for (std::uint64_t term = 1; term <= 60; ++term) {
            node.feed(makeBatch(term, 1, 50));
            node.feed(makeBatch(term, 51, 30));
        }
    });
    std::size_t hits = 0;
    for (int i = 0; i < 500; ++i)
        if (node.get("row" + std::to_string(i % 40))) ++hits;
    primary.join();
    node.close();
    monitor.stop();

    const replica::Position end = node.tracker().position();
    std::cout << "at term " << end.term << " lsn " << end.lsn << ", rows " << node.rows() << '\n';
    std::cout << "read hits " << hits << ", samples " << monitor.samples() << ", backward "
              << monitor.backwardSteps() << '\n';
    return end.term == 60 && end.lsn == 80 ? 0 : 1;
}
