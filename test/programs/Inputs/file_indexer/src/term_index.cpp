#include "term_index.h"

#include <algorithm>

namespace indexer {

TermIndex::TermIndex(IndexOptions options) : options_(options) {
    postings_.reserve(512);
}

void TermIndex::addPostingUnlocked(const std::string& term, DocumentId id) {
    postings_[term].insert(id);
}

void TermIndex::addDocument(DocumentId id, const std::vector<std::string>& terms) {
    std::unique_lock lock(mutex_);
    for (const auto& term : terms) {
        if (term.size() >= options_.minTermLength)
            addPostingUnlocked(term, id);
    }
    ++documents_;
}

std::vector<DocumentId> TermIndex::lookup(const std::string& term) const {
    std::shared_lock lock(mutex_);
    const auto it = postings_.find(term);
    if (it == postings_.end())
        return {};
    return {it->second.begin(), it->second.end()};
}

void TermIndex::noteQuery(const std::string& term) {
    std::unique_lock lock(mutex_);
    if (postings_.find(term) == postings_.end())
        return;
    ++queryHits_[term];
}

std::vector<std::pair<std::string, unsigned>> TermIndex::hotTerms() const {
    std::vector<std::pair<std::string, unsigned>> all;
    {
        std::shared_lock lock(mutex_);
        all.assign(queryHits_.begin(), queryHits_.end());
    }
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    if (all.size() > options_.hotListSize)
        all.resize(options_.hotListSize);
    return all;
}

std::size_t TermIndex::termCount() const {
    std::shared_lock lock(mutex_);
    return postings_.size();
}

std::size_t TermIndex::documentCount() const {
    std::shared_lock lock(mutex_);
    return documents_;
}

}  // namespace indexer
