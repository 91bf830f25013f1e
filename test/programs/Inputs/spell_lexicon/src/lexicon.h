#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace spell {

// All words of one language together with the index for suggestions.
// build() is called once; everything else is const and may be shared.
class Lexicon {
public:
    explicit Lexicon(std::string language);
    ~Lexicon();

    Lexicon(const Lexicon&) = delete;
    Lexicon& operator=(const Lexicon&) = delete;

    void build();

    const std::string& language() const;
    bool contains(std::string_view word) const;
    std::vector<std::string> suggest(std::string_view word, std::size_t limit) const;
    std::size_t size() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace spell
