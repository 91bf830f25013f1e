#pragma once

#include <barrier>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "photo.h"

namespace photo {

// Remembers what has been imported already.
class DuplicateFilter {
public:
    // True for the first image with this checksum.
    bool admit(std::uint64_t sum);
    std::size_t size() const;

private:
    mutable std::mutex mutex_;
    std::set<std::uint64_t> seen_;
};

// Reads one card per thread. Every reader keeps its own list; the lists are
// put together when all readers are done.
class CardImporter {
public:
    CardImporter(int cards, int photosPerCard);

    std::vector<Imported> run();
    std::size_t duplicates() const { return duplicates_; }

private:
    struct Shelf {
        std::vector<Imported> photos;
        std::size_t duplicates = 0;
    };

    void readOne(int card, Shelf& shelf);
    double correctionFor(const RawImage& image) const;

    const int cards_;
    const int photosPerCard_;
    DuplicateFilter filter_;
    std::barrier<> inserted_;
    std::size_t duplicates_ = 0;
};

}  // namespace photo
