#pragma once

#include <ctime>
#include <string>
#include <vector>

namespace crawl {

struct Page {
    int status = 0;
    std::time_t modified = 0;
    std::vector<std::string> links;
};

class PageSource {
public:
    virtual ~PageSource() = default;

    /// Called from all crawler threads.
    virtual Page fetch(const std::string& url) const = 0;
};

/// A made-up site in which every page links to a few others.
class SyntheticSite : public PageSource {
public:
    explicit SyntheticSite(std::string host) : host_(std::move(host)) {}

    Page fetch(const std::string& url) const override {
        Page page;
        const std::size_t slash = url.rfind('/');
        if (url.compare(0, host_.size(), host_) != 0 || slash == std::string::npos) {
            page.status = 404;
            return page;
        }
        unsigned number = 0;
        for (std::size_t i = slash + 1; i < url.size(); ++i)
            number = number * 10 + static_cast<unsigned>(url[i] - '0');
        page.status = number % 29 == 28 ? 503 : 200;
        page.modified = 1'600'000'000 + static_cast<std::time_t>(number) * 86'400;
        for (unsigned k = 1; k <= 3; ++k)
            page.links.push_back(host_ + "/" + std::to_string((number * 3 + k * 7) % 5000));
        return page;
    }

private:
    const std::string host_;
};

}  // namespace crawl
