#include <iostream>

#include "crawler.h"
#include "index.h"

namespace {

std::vector<search::Commit> makeHistory() {
    std::vector<search::Commit> history;
    for (int c = 0; c < 200; ++c) {
        search::Commit commit;
        commit.id = "commit-with-a-long-name-" + std::to_string(c);
        for (int f = 0; f < 3; ++f)
            commit.changed.push_back({"src/file" + std::to_string((c + f) % 30) + ".cc",
                                      "int fn_" + std::to_string(c % 50) + "() { return " + std::to_string(f) + "; }"});
        history.push_back(std::move(commit));
    }
    return history;
}

}  // namespace

int main() {
    search::Index index;
    search::Crawler crawler(index);
    std::vector<std::size_t> hits(2, 0);
    std::size_t namedHeads = 0;

    crawler.start(makeHistory());
    {
        std::vector<std::jthread> users;
        for (std::size_t u = 0; u < hits.size(); ++u)
            users.emplace_back([&index, &mine = hits[u]] {
                for (int i = 0; i < 300; ++i) mine += index.query("fn_" + std::to_string(i % 50)).size();
            });
        for (int i = 0; i < 400; ++i)
            if (!index.status().head.empty()) ++namedHeads;
    }
    crawler.finish();

    const search::Status end = index.status();
    std::cout << "indexed " << crawler.indexed() << ", terms " << end.terms << ", head " << end.head << '\n';
    std::cout << "hits " << hits[0] + hits[1] << ", heads seen " << namedHeads << '\n';
    return end.head == "commit-with-a-long-name-199" && crawler.indexed() == 600 ? 0 : 1;
}
