#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <vector>

namespace tax {

struct Bracket {
    long upTo;       // inclusive upper bound in cents, -1 for the open end
    int permille;
};

// Brackets per tax year. Corrections published during the season replace a
// whole year at once.
class RateTable {
public:
    void publish(int year, std::vector<Bracket> brackets);
    bool hasYear(int year) const;
    std::size_t years() const;
    std::optional<long> dueFor(int year, long incomeCents);
    std::string describe() const;

private:
    static long apply(const std::vector<Bracket>& rows, long income);

    mutable std::shared_mutex mutex_;
    std::map<int, std::vector<Bracket>> rows_;
    int lastYear_ = 0;
    const std::vector<Bracket>* lastRows_ = nullptr;
};

}  // namespace tax
