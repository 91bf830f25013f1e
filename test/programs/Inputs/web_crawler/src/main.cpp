#include <stdlib.h>
#include <time.h>

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "crawler.h"
#include "frontier.h"
#include "journal.h"
#include "page_source.h"

namespace {

/// Compares every journal line with what the site says.
unsigned countWrongDates(const crawl::Journal& journal, const crawl::PageSource& source) {
    unsigned wrong = 0;
    for (const auto& line : journal.lines()) {
        const std::size_t begin = line.find("https://");
        const std::size_t end = line.find(" modified ");
        if (begin == std::string::npos || end == std::string::npos)
            continue;
        const crawl::Page page = source.fetch(line.substr(begin, end - begin));
        if (line.substr(end + 10) != crawl::formatTime(page.modified))
            ++wrong;
    }
    return wrong;
}

}  // namespace

int main() {
    // The journal is written in UTC wherever the program runs.
    ::setenv("TZ", "UTC0", 1);
    ::tzset();

    const crawl::SyntheticSite site("https://example.test");
    crawl::Frontier frontier(3000);
    crawl::Journal journal;
    for (int i = 0; i < 10; ++i)
        frontier.seed("https://example.test/" + std::to_string(i * 11));
    frontier.seed("https://elsewhere.test/1");

    std::vector<std::unique_ptr<crawl::Crawler>> crawlers;
    for (int i = 0; i < 4; ++i)
        crawlers.push_back(
            std::make_unique<crawl::Crawler>("crawler" + std::to_string(i), frontier, site, journal));
    for (auto& crawler : crawlers)
        crawler->start();
    for (auto& crawler : crawlers)
        crawler->join();

    unsigned fetched = 0;
    for (const auto& crawler : crawlers) {
        fetched += crawler->fetched();
        std::printf("%u pages, last %s\n", crawler->fetched(), crawler->lastUrl().c_str());
    }
    for (const auto& [status, count] : journal.byStatus())
        std::printf("  status %d: %u\n", status, count);
    const unsigned wrong = countWrongDates(journal, site);
    std::printf("%u pages, %zu lines, %u wrong dates\n", fetched, journal.lines().size(), wrong);
    return wrong == 0 && fetched == journal.lines().size() ? 0 : 1;
}
