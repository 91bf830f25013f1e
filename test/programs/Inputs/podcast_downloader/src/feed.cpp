#include "feed.h"

#include <algorithm>

namespace pod {

bool EnclosureStream::next(std::vector<std::uint8_t>& chunk) {
    if (left_ == 0) return false;
    const std::size_t kb = std::min<std::size_t>(left_, 4);
    left_ -= kb;
    chunk.resize(kb * 1024);
    for (auto& b : chunk) {
        state_ = state_ * 6364136223846793005ull + 1442695040888963407ull;
        b = static_cast<std::uint8_t>(state_ >> 56);
    }
    return true;
}

Feed makeFeed(const std::string& name, int episodes) {
    Feed f;
    f.name = name;
    for (int i = 0; i < episodes; ++i) {
        Episode e;
        e.guid = name + "#" + std::to_string(i);
        e.title = name + ", part " + std::to_string(i + 1);
        e.kilobytes = 8 + static_cast<std::size_t>(i % 5) * 6;
        f.episodes.push_back(std::move(e));
    }
    return f;
}

}  // namespace pod
