#include <cstdio>

#include "analysis.h"

namespace {

std::vector<ls::Edit> batch(int round) {
    std::vector<ls::Edit> edits;
    for (int i = 0; i < 4; ++i) {
        ls::Edit e;
        e.uri = "file:///src/unit" + std::to_string(i) + ".cc";
        for (int line = 0; line < 20; ++line) {
            e.text += "int value" + std::to_string(line) + " = " + std::to_string(round * line) + ";";
            if ((line + round) % 6 == 0) e.text += "\t// TODO";
            e.text += "\n";
        }
        edits.push_back(std::move(e));
    }
    return edits;
}

}  // namespace

int main() {
    using namespace ls;

    DocumentStore store;
    TaskPool pool(3);
    AnalysisService service(store, pool);

    int last = 0;
    for (int round = 1; round <= 60; ++round) last = service.applyEdits(batch(round));
    pool.drain();

    std::size_t total = 0;
    bool current = true;
    for (const std::string& uri : store.uris()) {
        const Published p = service.published(uri);
        total += p.diagnostics.size();
        current = current && p.version == last;
    }
    std::printf("version %d, %zu diagnostics, %d stale results dropped\n", last, total,
                service.staleResults());
    return current ? 0 : 1;
}
