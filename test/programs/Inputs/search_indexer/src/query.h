#pragma once

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "inverted_index.h"

namespace search {

struct Hit {
    DocId doc = 0;
    double score = 0.0;
};

// Scores by frequency, rare terms counting more.
class QueryRunner {
public:
    explicit QueryRunner(const InvertedIndex& index) : index_(index) {}

    std::vector<Hit> top(const std::vector<std::string>& terms, std::size_t limit) const {
        std::unordered_map<DocId, double> scores;
        for (const std::string& term : terms) {
            const PostingList& list = index_.postings(term);
            const double weight = 1.0 / (1.0 + static_cast<double>(list.size()));
            for (const Posting& posting : list)
                scores[posting.doc] += weight * posting.frequency;
        }
        std::vector<Hit> hits;
        for (const auto& [doc, score] : scores)
            hits.push_back({doc, score});
        std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
            return a.score != b.score ? a.score > b.score : a.doc < b.doc;
        });
        if (hits.size() > limit)
            hits.resize(limit);
        return hits;
    }

private:
    const InvertedIndex& index_;
};

}  // namespace search
