#pragma once

#include <condition_variable>
#include <future>
#include <mutex>
#include <string>
#include <vector>

#include "chart.h"

namespace ledger {

struct ImportReport {
    int lines = 0;
    int rejected = 0;
    std::int64_t cents = 0;
};

// Parses one bank statement ("account;text;cents" per line) into the chart.
class StatementImporter {
public:
    explicit StatementImporter(Chart& chart) : chart_(chart) {}
    virtual ~StatementImporter() = default;

    ImportReport run(const std::string& statement);

protected:
    virtual bool accept(const Posting& p) const { return p.cents != 0; }

private:
    static bool parse(std::string_view line, Posting& out);

    Chart& chart_;
};

class StrictImporter : public StatementImporter {
public:
    using StatementImporter::StatementImporter;

protected:
    bool accept(const Posting& p) const override { return p.cents != 0 && p.account.size() == 4; }
};

// Watches the balances while the imports run.
class BalanceAuditor {
public:
    explicit BalanceAuditor(const Chart& chart) : chart_(chart) {}

    void run();
    void finish();

    // Valid once the auditing thread has ended.
    std::size_t longestTitle() const { return longestTitle_; }
    std::int64_t highest() const { return highest_; }

private:
    void inspect(const std::string& code);

    const Chart& chart_;
    std::mutex doneMutex_;
    std::condition_variable doneChanged_;
    bool done_ = false;
    std::size_t longestTitle_ = 0;
    std::int64_t highest_ = 0;
};

}  // namespace ledger
