#include "lexicon_registry.h"

#include <string>

namespace spell {

std::string_view code_of(Language language) {
    return language == Language::german ? "de" : "en";
}

LexiconRegistry& LexiconRegistry::instance() {
    static LexiconRegistry registry;
    return registry;
}

const Lexicon& LexiconRegistry::get(Language language) {
    Slot& slot = slots_[static_cast<std::size_t>(language)];
    if (const Lexicon* ready = slot.published.load(std::memory_order_acquire))
        return *ready;
    return load(slot, language);
}

const Lexicon& LexiconRegistry::load(Slot& slot, Language language) {
    std::lock_guard<std::mutex> lock(mutex_);
    if (const Lexicon* ready = slot.published.load(std::memory_order_relaxed))
        return *ready;
    slot.owner = std::make_unique<Lexicon>(std::string(code_of(language)));
    slot.published.store(slot.owner.get(), std::memory_order_release);
    slot.owner->build();
    ++built_;
    return *slot.owner;
}

unsigned LexiconRegistry::built() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return built_;
}

}  // namespace spell
