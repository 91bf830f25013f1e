#include "font_table.h"

namespace render {

// mutex_ is held by the caller.
std::optional<unsigned> FontTable::position(const std::string& face) const {
    for (unsigned i = 0; i < fonts_.size(); ++i) {
        if (fonts_[i].face == face)
            return i;
    }
    return std::nullopt;
}

std::optional<unsigned> FontTable::lookup(const std::string& face) const {
    std::scoped_lock lock(mutex_);
    return position(face);
}

unsigned FontTable::embed(const std::string& face) {
    std::scoped_lock lock(mutex_);
    fonts_.push_back({face, 0});
    return static_cast<unsigned>(fonts_.size() - 1);
}

unsigned FontTable::intern(const std::string& face) {
    std::scoped_lock lock(mutex_);
    if (auto known = position(face))
        return *known;
    fonts_.push_back({face, 0});
    return static_cast<unsigned>(fonts_.size() - 1);
}

void FontTable::count_use(unsigned id) {
    std::scoped_lock lock(mutex_);
    ++fonts_.at(id).uses;
}

std::vector<FontEntry> FontTable::snapshot() const {
    std::scoped_lock lock(mutex_);
    return fonts_;
}

}  // namespace render
