#pragma once

#include <string>
#include <thread>
#include <vector>

#include "index.h"

namespace search {

struct Commit {
    std::string id;
    std::vector<Document> changed;
};

// Walks the history of a repository and keeps the index up to date.
class Crawler {
public:
    explicit Crawler(Index& index) : index_(index) {}

    void start(std::vector<Commit> history) {
        thread_ = std::jthread([this, history = std::move(history)](std::stop_token stop) {
            for (const Commit& c : history) {
                if (stop.stop_requested()) return;
                for (const Document& d : c.changed) {
                    index_.insert(d);
                    ++indexed_;
                }
                index_.headMoved(c.id);
            }
        });
    }
    void finish() {
        if (thread_.joinable()) thread_.join();
    }
    std::size_t indexed() const { return indexed_; }   // after finish()

private:
    Index& index_;
    std::size_t indexed_ = 0;
    std::jthread thread_;
};

}  // namespace search
