#include <cstdio>
#include <memory>

#include "importer.h"

namespace {

std::string statement(int seed, int lines) {
    std::string text;
    for (int i = 0; i < lines; ++i) {
        const int kind = (i * 7 + seed) % 12;
        std::string account = kind == 11 ? "9999" : std::to_string(1000 + kind * 100);
        if (i % 97 == 96) account = "12";
        text += account + ";Transfer of the month " + std::to_string(i) + ";" +
                std::to_string((i % 41) * 100 - 1500) + "\n";
    }
    return text;
}

}  // namespace

int main() {
    using namespace ledger;

    Chart chart;
    BalanceAuditor auditor(chart);
    auto audit = std::async(std::launch::async, [&auditor] { auditor.run(); });

    std::vector<std::unique_ptr<StatementImporter>> importers;
    std::vector<std::future<ImportReport>> reports;
    for (int i = 0; i < 3; ++i) {
        if (i == 0) {
            importers.push_back(std::make_unique<StatementImporter>(chart));
        } else {
            importers.push_back(std::make_unique<StrictImporter>(chart));
        }
        StatementImporter* importer = importers.back().get();
        reports.push_back(std::async(std::launch::async,
                                     [importer, text = statement(i, 900)] { return importer->run(text); }));
    }

    ImportReport total;
    for (auto& future : reports) {
        const ImportReport r = future.get();
        total.lines += r.lines;
        total.rejected += r.rejected;
        total.cents += r.cents;
    }
    auditor.finish();
    audit.get();

    std::printf("%d lines, %d rejected, %lld cents, chart %lld\n", total.lines, total.rejected,
                static_cast<long long>(total.cents), static_cast<long long>(chart.sum()));
    std::printf("highest balance %lld, longest title %zu\n", static_cast<long long>(auditor.highest()),
                auditor.longestTitle());
    return total.cents == chart.sum() ? 0 : 1;
}
