#include "lexicon.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace spell {

namespace {

const char* const kStems[] = {"walk", "print", "render", "check", "spell", "count", "mark", "paint", "fetch", "sort"};
const char* const kEnglishEndings[] = {"", "s", "ed", "ing", "er", "ers"};
const char* const kGermanEndings[] = {"", "e", "en", "te", "ung", "er"};

std::string skeleton(std::string_view word) {
    std::string out;
    for (char c : word) {
        if (std::string_view("aeiou").find(c) == std::string_view::npos && (out.empty() || out.back() != c))
            out.push_back(c);
    }
    return out;
}

}  // namespace

struct Lexicon::Impl {
    explicit Impl(std::string lang) : language(std::move(lang)) {}

    const std::string language;
    std::set<std::string, std::less<>> words;
    std::multimap<std::string, std::string> by_skeleton;
};

Lexicon::Lexicon(std::string language) : impl_(std::make_unique<Impl>(std::move(language))) {}

Lexicon::~Lexicon() = default;

void Lexicon::build() {
    const auto& endings = impl_->language == "de" ? kGermanEndings : kEnglishEndings;
    for (const char* stem : kStems) {
        for (const char* ending : endings) {
            std::string word = std::string(stem) + ending;
            impl_->by_skeleton.emplace(skeleton(word), word);
            impl_->words.insert(std::move(word));
        }
    }
}

const std::string& Lexicon::language() const {
    return impl_->language;
}

bool Lexicon::contains(std::string_view word) const {
    return impl_->words.find(word) != impl_->words.end();
}

std::vector<std::string> Lexicon::suggest(std::string_view word, std::size_t limit) const {
    std::vector<std::string> out;
    auto [first, last] = impl_->by_skeleton.equal_range(skeleton(word));
    for (; first != last && out.size() < limit; ++first)
        out.push_back(first->second);
    std::sort(out.begin(), out.end());
    return out;
}

std::size_t Lexicon::size() const {
    return impl_->words.size();
}

}  // namespace spell
