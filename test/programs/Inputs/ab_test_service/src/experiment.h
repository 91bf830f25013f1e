#ifndef AB_EXPERIMENT_H
#define AB_EXPERIMENT_H

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace ab {

struct Variant {
    std::string name;
    unsigned weight;   // parts of 1000
};

struct Experiment {
    std::string key;
    std::uint32_t salt;
    std::vector<Variant> variants;
};

// Built once by the loader and shared as const from then on.
class ExperimentSet {
public:
    ExperimentSet(int version, std::vector<Experiment> list) : version_(version) {
        for (auto& e : list) byKey_.emplace(e.key, std::move(e));
    }
    int version() const { return version_; }
    std::size_t size() const { return byKey_.size(); }
    const Experiment* find(const std::string& key) const {
        auto it = byKey_.find(key);
        return it == byKey_.end() ? nullptr : &it->second;
    }

private:
    const int version_;
    std::map<std::string, Experiment> byKey_;
};

typedef std::shared_ptr<const ExperimentSet> ExperimentSetPtr;

inline std::uint32_t bucketOf(std::uint32_t salt, std::uint64_t user) {
    std::uint64_t x = user * 0x9E3779B97F4A7C15ull + salt;
    x ^= x >> 29;
    x *= 0xBF58476D1CE4E5B9ull;
    x ^= x >> 32;
    return static_cast<std::uint32_t>(x % 1000);
}

}  // namespace ab

#endif
