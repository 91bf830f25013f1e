#pragma once

#include <map>
#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace search {

struct Document {
    std::string path;
    std::string text;
};

struct Status {
    std::size_t terms = 0;
    std::string head;
};

// Inverted index of one repository. Postings and the repository's head
// have a mutex each, as a commit notice must never wait for a query.
class Index {
public:
    void insert(const Document& doc);
    std::vector<std::string> query(const std::string& term) const;
    void headMoved(const std::string& commit);
    Status status() const;

private:
    static std::set<std::string> termsOf(const std::string& text);
    void postLocked(const std::string& term, const std::string& path);

    mutable std::mutex postingsMutex_;
    std::map<std::string, std::set<std::string>> postings_;
    mutable std::mutex headMutex_;
    std::string head_;
};

}  // namespace search
