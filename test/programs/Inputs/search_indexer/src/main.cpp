#include <atomic>
#include <cctype>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <future>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include "blocking_queue.h"
#include "inverted_index.h"
#include "query.h"

namespace {

using search::BlockingQueue;
using search::DocId;
using search::InvertedIndex;

struct Document {
    DocId id = 0;
    std::string text;
};

Document crawl(DocId id) {
    static const char* const words[] = {"harbour", "engine", "lantern", "rail", "copper", "valley", "signal", "market"};
    Document doc;
    doc.id = id;
    for (unsigned i = 0; i < 30; ++i) {
        doc.text += words[(id * 7 + i * (1 + id % 5)) % 8];
        doc.text += i % 6 == 5 ? ". " : " ";
    }
    doc.text += "doc" + std::to_string(id);
    return doc;
}

std::unordered_map<std::string, std::uint32_t> count_terms(const std::string& text) {
    std::unordered_map<std::string, std::uint32_t> counts;
    std::string word;
    for (char c : text + ' ') {
        if (std::isalnum(static_cast<unsigned char>(c))) {
            word.push_back(c);
        } else if (!word.empty()) {
            ++counts[word];
            word.clear();
        }
    }
    return counts;
}

// Takes documents off the queue until it is closed; returns how many it indexed.
unsigned index_worker(BlockingQueue<Document>& queue, InvertedIndex& index) {
    unsigned done = 0;
    while (auto doc = queue.pop()) {
        index.add(doc->id, count_terms(doc->text));
        ++done;
    }
    return done;
}

}  // namespace

int main() {
    constexpr DocId kDocuments = 600;
    BlockingQueue<Document> queue(32);
    InvertedIndex index;
    std::atomic<bool> complete{false};

    std::vector<std::future<unsigned>> workers;
    for (int i = 0; i < 2; ++i)
        workers.push_back(std::async(std::launch::async, index_worker, std::ref(queue), std::ref(index)));

    unsigned queries = 0;
    std::thread console([&] {
        const search::QueryRunner runner(index);
        do {
            const auto hits = runner.top({"lantern", "copper", "signal"}, 5);
            queries += hits.size() <= 5;
            std::this_thread::yield();
        } while (!complete.load(std::memory_order_acquire));
    });

    for (DocId id = 1; id <= kDocuments; ++id)
        queue.push(crawl(id));
    queue.close();

    unsigned indexed = 0;
    for (auto& worker : workers)
        indexed += worker.get();
    complete.store(true, std::memory_order_release);
    console.join();

    const auto hits = search::QueryRunner(index).top({"harbour", "doc17"}, 3);
    for (const auto& hit : hits)
        std::printf("document %u: %.4f\n", hit.doc, hit.score);
    std::printf("%u documents, %zu terms, console asked %s\n", index.documents(), index.terms(),
                queries > 0 ? "meanwhile" : "never");
    return indexed == kDocuments && index.documents() == kDocuments && !hits.empty() && queries > 0 ? 0 : 1;
}
