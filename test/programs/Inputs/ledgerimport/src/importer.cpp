#include "importer.h"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace ledger {

bool StatementImporter::parse(std::string_view line, Posting& out) {
    const auto first = line.find(';');
    if (first == std::string_view::npos) return false;
    const auto second = line.find(';', first + 1);
    if (second == std::string_view::npos) return false;
    out.account = std::string(line.substr(0, first));
    out.text = std::string(line.substr(first + 1, second - first - 1));
    const std::string_view amount = line.substr(second + 1);
    const auto r = std::from_chars(amount.data(), amount.data() + amount.size(), out.cents);
    return r.ec == std::errc();
}

ImportReport StatementImporter::run(const std::string& statement) {
    ImportReport report;
    std::string_view rest = statement;
    while (!rest.empty()) {
        const auto end = rest.find('\n');
        const std::string_view line = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
        if (line.empty()) continue;
        ++report.lines;
        Posting p;
        if (!parse(line, p) || !accept(p)) {
            ++report.rejected;
            continue;
        }
        report.cents += p.cents;
        chart_.post(p);
        if (report.lines % 50 == 0) chart_.merge("9999", "1000");
    }
    return report;
}

void BalanceAuditor::inspect(const std::string& code) {
    longestTitle_ = std::max(longestTitle_, chart_.title(code).size());
    const auto account = chart_.lookup(code);
    if (!account) return;
    highest_ = std::max(highest_, account->balance);
    std::int64_t sum = 0;
    for (std::int64_t cents : account->entries) sum += cents;
    highest_ = std::max(highest_, sum);
}

void BalanceAuditor::run() {
    std::unique_lock lock(doneMutex_);
    do {
        lock.unlock();
        for (const std::string& code : chart_.codes()) inspect(code);
        lock.lock();
    } while (!doneChanged_.wait_for(lock, std::chrono::microseconds(300), [this] { return done_; }));
}

void BalanceAuditor::finish() {
    {
        std::lock_guard lock(doneMutex_);
        done_ = true;
    }
    doneChanged_.notify_all();
}

}  // namespace ledger
