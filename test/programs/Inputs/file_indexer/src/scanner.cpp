#include "scanner.h"

#include <cctype>
#include <fstream>
#include <iterator>

namespace indexer {

std::vector<std::string> Scanner::tokenize(const std::string& text) const {
    std::vector<std::string> terms;
    std::string current;
    for (const unsigned char c : text) {
        if (std::isalnum(c)) {
            current.push_back(static_cast<char>(std::tolower(c)));
        } else if (!current.empty()) {
            terms.push_back(std::move(current));
            current.clear();
        }
    }
    if (!current.empty())
        terms.push_back(std::move(current));
    return terms;
}

void Scanner::run() {
    while (auto file = queue_.pop()) {
        std::ifstream in(*file, std::ios::binary);
        if (!in)
            continue;
        const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
        const auto terms = tokenize(text);
        index_.addDocument(nextId_.fetch_add(1, std::memory_order_relaxed), terms);
        ++report_.files;
        report_.bytes += text.size();
        report_.terms += terms.size();
    }
}

}  // namespace indexer
