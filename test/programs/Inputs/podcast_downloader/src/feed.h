#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace pod {

struct Episode {
    std::string guid;
    std::string title;
    std::size_t kilobytes = 0;
};

struct Feed {
    std::string name;
    std::vector<Episode> episodes;
};

// Stands in for the HTTP client: yields the enclosure in chunks.
class EnclosureStream {
public:
    EnclosureStream(const Episode& e) : left_(e.kilobytes), state_(std::hash<std::string>{}(e.guid)) {}
    bool next(std::vector<std::uint8_t>& chunk);

private:
    std::size_t left_;
    std::uint64_t state_;
};

Feed makeFeed(const std::string& name, int episodes);

}  // namespace pod
