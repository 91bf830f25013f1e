#pragma once

#include <cstdint>
#include <string>

namespace replica {

enum class Op { Put, Erase };

struct LogEntry {
    std::uint64_t lsn = 0;
    Op op = Op::Put;
    std::string key;
    std::string value;
};

// Where a replica stands: the primary's term and the last applied entry
// of that term. LSNs start again at 1 with every term.
struct Position {
    std::uint64_t term = 0;
    std::uint64_t lsn = 0;

    friend bool operator<(const Position& a, const Position& b) {
        return a.term != b.term ? a.term < b.term : a.lsn < b.lsn;
    }
};

}  // namespace replica
