#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace memo {

struct Unit {
    int id = 0;
    std::string source;
    std::string target;
    int uses = 0;
    bool flagged = false;
};

class TranslationMemory {
public:
    int add(const std::string& source, const std::string& target);
    std::optional<std::string> lookup(const std::string& source);
    bool flag(int id);
    void visit(const std::function<void(const Unit&)>& visitor) const;
    std::size_t size() const;
    std::size_t flagged() const;

private:
    Unit* findLocked(const std::string& source);

    mutable std::mutex mutex_;
    std::map<int, Unit> units_;
    std::map<std::string, int> bySource_;
    int nextId_ = 1;
};

}  // namespace memo
