#pragma once

#include <map>
#include <string>

#include "memory.h"

namespace memo {

// Looks for units whose translation ignores the agreed glossary.
class TermCheck {
public:
    TermCheck(TranslationMemory& memory, std::map<std::string, std::string> glossary)
        : memory_(memory), glossary_(std::move(glossary)) {}

    // Flags the offending units and returns how many there were.
    std::size_t run() const;

private:
    bool offends(const Unit& unit) const;

    TranslationMemory& memory_;
    const std::map<std::string, std::string> glossary_;
};

}  // namespace memo
