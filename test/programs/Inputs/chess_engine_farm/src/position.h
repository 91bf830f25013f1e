#pragma once

#include <cstdint>
#include <string>

namespace farm {

struct Position {
    std::string name;
    std::uint64_t key = 0;
};

struct Verdict {
    std::string position;
    std::uint64_t bestMove = 0;
    int score = 0;
    std::uint64_t nodes = 0;
};

class Engine {
public:
    virtual ~Engine() = default;
    virtual Verdict analyse(const Position& p, int depth) = 0;
};

// A toy engine: searches a pseudo-random tree with three moves per node.
class TreeEngine : public Engine {
public:
    Verdict analyse(const Position& p, int depth) override {
        nodes_ = 0;
        Verdict v;
        v.position = p.name;
        v.score = -100000;
        for (std::uint64_t m = 1; m <= 3; ++m) {
            const int s = -search(step(p.key, m), depth - 1);
            if (s > v.score) {
                v.score = s;
                v.bestMove = m;
            }
        }
        v.nodes = nodes_;
        return v;
    }

private:
    static std::uint64_t step(std::uint64_t key, std::uint64_t move) {
        key = (key ^ move) * 0x9E3779B97F4A7C15ull;
        return key ^ (key >> 31);
    }
    int search(std::uint64_t key, int depth) {
        ++nodes_;
        if (depth == 0) return static_cast<int>(key % 401) - 200;
        int best = -100000;
        for (std::uint64_t m = 1; m <= 3; ++m) {
            const int s = -search(step(key, m), depth - 1);
            if (s > best) best = s;
        }
        return best;
    }

    std::uint64_t nodes_ = 0;
};

}  // namespace farm
