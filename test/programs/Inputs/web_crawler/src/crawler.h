#pragma once

#include <string>
#include <thread>
#include <utility>

#include "frontier.h"
#include "journal.h"
#include "page_source.h"

namespace crawl {

/// One thread that takes URLs from the frontier until the crawl is over.
class Crawler {
public:
    Crawler(std::string name, Frontier& frontier, const PageSource& source, Journal& journal)
        : name_(std::move(name)), frontier_(frontier), source_(source), journal_(journal) {}
    ~Crawler() { join(); }

    Crawler(const Crawler&) = delete;
    Crawler& operator=(const Crawler&) = delete;

    void start() {
        thread_ = std::thread([this] { run(); });
    }

    void join() {
        if (thread_.joinable())
            thread_.join();
    }

    // Known after join().
    unsigned fetched() const { return fetched_; }
    const std::string& lastUrl() const { return lastUrl_; }

private:
    void run() {
        while (auto url = frontier_.next()) {
            Page page = source_.fetch(*url);
            for (int attempt = 1; attempt < 3 && page.status >= 500; ++attempt)
                page = source_.fetch(*url);
            journal_.visited(name_, *url, page);
            if (page.status != 200)
                page.links.clear();
            frontier_.finished(page.links);
            ++fetched_;
            lastUrl_ = std::move(*url);
        }
    }

    const std::string name_;
    Frontier& frontier_;
    const PageSource& source_;
    Journal& journal_;
    unsigned fetched_ = 0;
    std::string lastUrl_;
    std::thread thread_;
};

}  // namespace crawl
