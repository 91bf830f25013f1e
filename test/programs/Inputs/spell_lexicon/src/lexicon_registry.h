#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string_view>

#include "lexicon.h"

namespace spell {

enum class Language : std::size_t { english, german, count };

std::string_view code_of(Language language);

// Hands out the lexicon of a language, which is built when it is first asked
// for. A lexicon stays until the process ends.
class LexiconRegistry {
public:
    static LexiconRegistry& instance();

    const Lexicon& get(Language language);
    unsigned built() const;

private:
    LexiconRegistry() = default;

    struct Slot {
        std::atomic<Lexicon*> published{nullptr};
        std::unique_ptr<Lexicon> owner;
    };

    const Lexicon& load(Slot& slot, Language language);

    mutable std::mutex mutex_;
    std::array<Slot, static_cast<std::size_t>(Language::count)> slots_;
    unsigned built_ = 0;
};

}  // namespace spell
