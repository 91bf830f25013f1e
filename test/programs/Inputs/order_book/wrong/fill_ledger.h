#pragma once

#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "order_types.h"

namespace market {

/// Fills per account, in the order in which they happened.
class FillLedger {
public:
    void record(const std::string& account, Fill fill);

    /// All fills of an account since the last trim.
    const std::vector<Fill>& fillsOf(const std::string& account) const;

    /// Keeps only the most recent fills of every account.
    void trim(std::size_t keep);

    std::size_t recorded() const;

private:
    mutable std::mutex mutex_;
    std::unordered_map<std::string, std::vector<Fill>> fills_;
    std::size_t recorded_ = 0;
};

}  // namespace market
