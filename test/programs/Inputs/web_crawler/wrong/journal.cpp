#include "journal.h"

#include <utility>

namespace crawl {

std::string formatTime(std::time_t when) {
    const std::tm* parts = std::localtime(&when);
    if (parts == nullptr)
        return "?";
    char text[32];
    const std::size_t length = std::strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S", parts);
    return std::string(text, length);
}

void Journal::visited(const std::string& crawler, const std::string& url, const Page& page) {
    std::string line = crawler + " " + std::to_string(page.status) + " " + url;
    if (page.status == 200)
        line += " modified " + formatTime(page.modified);

    std::lock_guard<std::mutex> lock(mutex_);
    lines_.push_back(std::move(line));
    ++byStatus_[page.status];
}

std::vector<std::string> Journal::lines() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return lines_;
}

std::map<int, unsigned> Journal::byStatus() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return byStatus_;
}

}  // namespace crawl
