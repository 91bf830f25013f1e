#include <stdlib.h>

#include <array>
#include <atomic>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

#include "scanner.h"
#include "term_index.h"

namespace fs = std::filesystem;

namespace {

constexpr unsigned kMaxQueries = 3000;
const std::array<const char*, 8> kVocabulary = {"ledger", "invoice", "contract", "shipment",
                                                "warehouse", "carrier", "customs", "refund"};

fs::path createCorpus(int documents) {
    std::string pattern = (fs::temp_directory_path() / "indexer-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr)
        return {};
    const fs::path root(pattern);
    for (int d = 0; d < documents; ++d) {
        std::ofstream out(root / ("doc" + std::to_string(d) + ".txt"));
        for (int w = 0; w < 40; ++w)
            out << kVocabulary[(d * 7 + w * 3) % kVocabulary.size()] << ' ' << (d * 100 + w % 5) << '\n';
    }
    return root;
}

/// Simulates one interactive user.
class QueryClient {
public:
    QueryClient(indexer::TermIndex& index, unsigned seed) : index_(index), state_(seed) {}

    void run(const std::atomic<bool>& stop) {
        while (answered_ < 50 || (answered_ < kMaxQueries && !stop.load(std::memory_order_acquire))) {
            const std::string term = kVocabulary[next() % kVocabulary.size()];
            const auto docs = index_.lookup(term);
            if (!docs.empty())
                index_.noteQuery(term);
            matches_ += docs.size();
            ++answered_;
        }
    }

    std::size_t matches() const { return matches_; }

private:
    unsigned next() {
        state_ = state_ * 1664525u + 1013904223u;
        return state_ >> 16;
    }

    indexer::TermIndex& index_;
    unsigned state_;
    unsigned answered_ = 0;
    std::size_t matches_ = 0;
};

}  // namespace

int main() {
    const fs::path root = createCorpus(120);
    if (root.empty())
        return 1;

    indexer::TermIndex index({.minTermLength = 4, .hotListSize = 3});
    indexer::FileQueue queue;
    for (const auto& entry : fs::directory_iterator(root))
        queue.push(entry.path());

    std::atomic<indexer::DocumentId> nextId{1};
    std::vector<std::unique_ptr<indexer::Scanner>> scanners;
    for (int i = 0; i < 3; ++i)
        scanners.push_back(std::make_unique<indexer::Scanner>(queue, index, nextId));
    std::vector<QueryClient> clients{QueryClient(index, 11), QueryClient(index, 23)};

    std::atomic<bool> scanningDone{false};
    std::vector<std::jthread> clientThreads;
    for (auto& client : clients)
        clientThreads.emplace_back(&QueryClient::run, &client, std::cref(scanningDone));
    {
        std::vector<std::jthread> scannerThreads;
        for (auto& scanner : scanners)
            scannerThreads.emplace_back(&indexer::Scanner::run, scanner.get());
    }
    scanningDone.store(true, std::memory_order_release);

    indexer::ScanReport total;
    for (const auto& scanner : scanners) {
        total.files += scanner->report().files;
        total.bytes += scanner->report().bytes;
        total.terms += scanner->report().terms;
    }
    std::printf("indexed %llu files, %llu bytes, %zu terms\n", static_cast<unsigned long long>(total.files),
                static_cast<unsigned long long>(total.bytes), index.termCount());

    for (const auto& [term, hits] : index.hotTerms())
        std::printf("  so far: %s (%u)\n", term.c_str(), hits);

    clientThreads.clear();
    std::size_t matches = 0;
    for (const auto& client : clients)
        matches += client.matches();
    std::printf("%zu documents, %zu matches\n", index.documentCount(), matches);

    std::error_code ignored;
    fs::remove_all(root, ignored);
    return total.files == 120 ? 0 : 1;
}
