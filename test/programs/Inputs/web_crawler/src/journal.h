#pragma once

#include <ctime>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "page_source.h"

namespace crawl {

/// "2020-09-13 12:26:40" in the zone of the process.
std::string formatTime(std::time_t when);

/// What the crawlers did, line by line.
class Journal {
public:
    void visited(const std::string& crawler, const std::string& url, const Page& page);

    std::vector<std::string> lines() const;
    std::map<int, unsigned> byStatus() const;

private:
    mutable std::mutex mutex_;
    std::vector<std::string> lines_;
    std::map<int, unsigned> byStatus_;
};

}  // namespace crawl
