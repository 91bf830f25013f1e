#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <set>
#include <shared_mutex>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace indexer {

using DocumentId = std::uint32_t;

struct IndexOptions {
    std::size_t minTermLength = 3;
    std::size_t hotListSize = 5;
};

/// Inverted index shared by the scanner threads (writers) and the query front ends (readers).
class TermIndex {
public:
    explicit TermIndex(IndexOptions options);

    TermIndex(const TermIndex&) = delete;
    TermIndex& operator=(const TermIndex&) = delete;

    /// Adds all terms of one document in a single step.
    void addDocument(DocumentId id, const std::vector<std::string>& terms);

    std::vector<DocumentId> lookup(const std::string& term) const;

    /// Remembers that a user asked for this term.
    void noteQuery(const std::string& term);

    /// The most frequently asked terms, best first.
    std::vector<std::pair<std::string, unsigned>> hotTerms() const;

    std::size_t termCount() const;
    std::size_t documentCount() const;

    std::size_t minTermLength() const { return options_.minTermLength; }

private:
    void addPostingUnlocked(const std::string& term, DocumentId id);

    const IndexOptions options_;
    mutable std::shared_mutex mutex_;
    std::unordered_map<std::string, std::set<DocumentId>> postings_;
    std::map<std::string, unsigned> queryHits_;
    std::size_t documents_ = 0;
};

}  // namespace indexer
