#include "inverted_index.h"

#include <mutex>

namespace search {

void InvertedIndex::add(DocId doc, const std::unordered_map<std::string, std::uint32_t>& frequencies) {
    std::unique_lock lock(mutex_);
    for (const auto& [term, frequency] : frequencies)
        lists_[term].push_back({doc, frequency});
    ++documents_;
}

PostingList InvertedIndex::postings(const std::string& term) const {
    static const PostingList none;
    std::shared_lock lock(mutex_);
    auto it = lists_.find(term);
    return it == lists_.end() ? none : it->second;
}

std::uint32_t InvertedIndex::documents() const {
    std::shared_lock lock(mutex_);
    return documents_;
}

std::size_t InvertedIndex::terms() const {
    std::shared_lock lock(mutex_);
    return lists_.size();
}

}  // namespace search
