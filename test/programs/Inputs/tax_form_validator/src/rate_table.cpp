#include "rate_table.h"

#include <algorithm>
#include <sstream>

namespace tax {

void RateTable::publish(int year, std::vector<Bracket> brackets) {
    std::unique_lock lock(mutex_);
    rows_[year] = std::move(brackets);
    lastYear_ = 0;
    lastRows_ = nullptr;
}

bool RateTable::hasYear(int year) const {
    std::shared_lock lock(mutex_);
    return rows_.contains(year);
}

std::size_t RateTable::years() const {
    std::shared_lock lock(mutex_);
    return rows_.size();
}

long RateTable::apply(const std::vector<Bracket>& rows, long income) {
    long due = 0;
    long floor = 0;
    for (const Bracket& b : rows) {
        const long top = b.upTo < 0 ? income : std::min(income, b.upTo);
        if (top > floor) {
            due += (top - floor) * b.permille / 1000;
            floor = top;
        }
    }
    return due;
}

// Forms arrive sorted by year, so the year asked for last is nearly always
// the one asked for next.
std::optional<long> RateTable::dueFor(int year, long incomeCents) {
    std::unique_lock lock(mutex_);
    if (lastRows_ == nullptr || lastYear_ != year) {
        const auto it = rows_.find(year);
        if (it == rows_.end()) return std::nullopt;
        lastYear_ = year;
        lastRows_ = &it->second;
    }
    return apply(*lastRows_, incomeCents);
}

std::string RateTable::describe() const {
    std::shared_lock lock(mutex_);
    std::ostringstream out;
    for (const auto& [year, rows] : rows_) out << year << ':' << rows.size() << ' ';
    return out.str();
}

}  // namespace tax
