#include "memory.h"

namespace memo {

Unit* TranslationMemory::findLocked(const std::string& source) {
    const auto it = bySource_.find(source);
    return it == bySource_.end() ? nullptr : &units_.at(it->second);
}

int TranslationMemory::add(const std::string& source, const std::string& target) {
    std::lock_guard<std::mutex> lock(mutex_);
    if (Unit* known = findLocked(source)) {
        known->target = target;
        known->flagged = false;
        return known->id;
    }
    Unit u;
    u.id = nextId_++;
    u.source = source;
    u.target = target;
    bySource_[source] = u.id;
    units_[u.id] = u;
    return u.id;
}

std::optional<std::string> TranslationMemory::lookup(const std::string& source) {
    std::lock_guard<std::mutex> lock(mutex_);
    Unit* u = findLocked(source);
    if (u == nullptr || u->flagged) return std::nullopt;
    ++u->uses;
    return u->target;
}

bool TranslationMemory::flag(int id) {
    std::lock_guard<std::mutex> lock(mutex_);
    const auto it = units_.find(id);
    if (it == units_.end()) return false;
    it->second.flagged = true;
    return true;
}

void TranslationMemory::visit(const std::function<void(const Unit&)>& visitor) const {
    std::lock_guard<std::mutex> lock(mutex_);
    for (const auto& [id, unit] : units_) visitor(unit);
}

std::size_t TranslationMemory::size() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return units_.size();
}

std::size_t TranslationMemory::flagged() const {
    std::size_t n = 0;
    visit([&n](const Unit& u) { n += u.flagged ? 1 : 0; });
    return n;
}

}  // namespace memo
