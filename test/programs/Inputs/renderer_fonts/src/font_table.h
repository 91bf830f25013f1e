#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace render {

struct FontEntry {
    std::string face;
    unsigned uses = 0;
};

// The fonts embedded into one document. Ids are positions in the list and stay
// valid; every face is meant to be embedded once. Safe to share between pages.
class FontTable {
public:
    std::optional<unsigned> lookup(const std::string& face) const;
    unsigned embed(const std::string& face);
    unsigned intern(const std::string& face);
    void count_use(unsigned id);

    std::vector<FontEntry> snapshot() const;

private:
    std::optional<unsigned> position(const std::string& face) const;

    mutable std::mutex mutex_;
    std::vector<FontEntry> fonts_;
};

}  // namespace render
