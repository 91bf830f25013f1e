#include "importer.h"

#include <iterator>

#include "lens_catalog.h"

namespace photo {

bool DuplicateFilter::admit(std::uint64_t sum) {
    std::lock_guard lock(mutex_);
    return seen_.insert(sum).second;
}

std::size_t DuplicateFilter::size() const {
    std::lock_guard lock(mutex_);
    return seen_.size();
}

CardImporter::CardImporter(int cards, int photosPerCard)
    : cards_(cards), photosPerCard_(photosPerCard), inserted_(cards) {}

double CardImporter::correctionFor(const RawImage& image) const {
    const LensProfile* profile = LensCatalog::instance().find(image.lens);
    if (profile == nullptr) return 0.0;
    double sum = 0.0;
    for (double d : profile->distortion) sum += d;
    return sum * image.width / profile->focal;
}

void CardImporter::readOne(int card, Shelf& shelf) {
    inserted_.arrive_and_wait();
    for (int i = 0; i < photosPerCard_; ++i) {
        // The last card is a copy of the first one.
        const int source = card == cards_ - 1 ? 0 : card;
        const RawImage image = readCard(source, i);
        Imported entry;
        entry.file = image.file;
        entry.lens = image.lens;
        entry.correction = correctionFor(image);
        entry.checksum = checksum(image);
        if (filter_.admit(entry.checksum)) {
            shelf.photos.push_back(std::move(entry));
        } else {
            ++shelf.duplicates;
        }
    }
}

std::vector<Imported> CardImporter::run() {
    std::vector<Shelf> shelves(static_cast<std::size_t>(cards_));
    {
        std::vector<std::jthread> readers;
        for (int card = 0; card < cards_; ++card) {
            Shelf& shelf = shelves[static_cast<std::size_t>(card)];
            readers.emplace_back([this, card, &shelf] { readOne(card, shelf); });
        }
    }
    std::vector<Imported> all;
    for (Shelf& shelf : shelves) {
        duplicates_ += shelf.duplicates;
        all.insert(all.end(), std::make_move_iterator(shelf.photos.begin()),
                   std::make_move_iterator(shelf.photos.end()));
    }
    return all;
}

}  // namespace photo
