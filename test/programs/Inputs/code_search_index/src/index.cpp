#include "index.h"

#include <cctype>

namespace search {

void Index::insert(const Document& doc) {
    const std::set<std::string> terms = termsOf(doc.text);
    std::lock_guard lock(postingsMutex_);
    for (const auto& t : terms) postLocked(t, doc.path);
}

std::vector<std::string> Index::query(const std::string& term) const {
    std::lock_guard lock(postingsMutex_);
    const auto it = postings_.find(term);
    if (it == postings_.end()) return {};
    return std::vector<std::string>(it->second.begin(), it->second.end());
}

void Index::headMoved(const std::string& commit) {
    std::lock_guard lock(headMutex_);
    head_ = commit;
}

Status Index::status() const {
    Status s;
    {
        std::lock_guard lock(headMutex_);
        s.head = head_;
    }
    std::lock_guard lock(postingsMutex_);
    s.terms = postings_.size();
    return s;
}

std::set<std::string> Index::termsOf(const std::string& text) {
    std::set<std::string> terms;
    std::string word;
    for (unsigned char c : text) {
        if (std::isalnum(c) || c == '_') {
            word += static_cast<char>(c);
        } else if (!word.empty()) {
            terms.insert(word);
            word.clear();
        }
    }
    if (!word.empty()) terms.insert(word);
    return terms;
}

void Index::postLocked(const std::string& term, const std::string& path) { postings_[term].insert(path); }

}  // namespace search
