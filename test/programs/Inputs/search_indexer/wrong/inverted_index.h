#pragma once

#include <cstdint>
#include <shared_mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace search {

using DocId = std::uint32_t;

struct Posting {
    DocId doc = 0;
    std::uint32_t frequency = 0;
};

using PostingList = std::vector<Posting>;

// Term -> documents. Written by the indexing workers, asked by the queries.
class InvertedIndex {
public:
    void add(DocId doc, const std::unordered_map<std::string, std::uint32_t>& frequencies);

    const PostingList& postings(const std::string& term) const;
    std::uint32_t documents() const;
    std::size_t terms() const;

private:
    mutable std::shared_mutex mutex_;
    std::unordered_map<std::string, PostingList> lists_;
    std::uint32_t documents_ = 0;
};

}  // namespace search
