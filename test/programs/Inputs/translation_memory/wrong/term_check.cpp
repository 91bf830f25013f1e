#include "term_check.h"

namespace memo {

std::size_t TermCheck::run() const {
    std::vector<int> found;
    memory_.visit([this, &found](const Unit& unit) {
        if (unit.flagged || !offends(unit)) return;
        memory_.flag(unit.id);
        found.push_back(unit.id);
    });
    return found.size();
}

bool TermCheck::offends(const Unit& unit) const {
    for (const auto& [term, wanted] : glossary_) {
        if (unit.source.find(term) == std::string::npos) continue;
        if (unit.target.find(wanted) == std::string::npos) return true;
    }
    return false;
}

}  // namespace memo
