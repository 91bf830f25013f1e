#include <algorithm>
#include <iostream>

#include "engine_farm.h"

namespace {

std::vector<farm::Position> opening(const std::string& name, int count) {
    std::vector<farm::Position> list;
    for (int i = 0; i < count; ++i)
        list.push_back({name + "/" + std::to_string(i), std::hash<std::string>{}(name) + static_cast<unsigned>(i)});
    return list;
}

void report(const std::string& title, std::vector<farm::Verdict> verdicts) {
    std::sort(verdicts.begin(), verdicts.end(),
              [](const auto& a, const auto& b) { return a.score > b.score; });
    std::uint64_t nodes = 0;
    for (const auto& v : verdicts) nodes += v.nodes;
    std::cout << title << ": " << verdicts.size() << " positions, " << nodes << " nodes";
    if (!verdicts.empty())
        std::cout << ", best " << verdicts.front().position << " move " << verdicts.front().bestMove << " score "
                  << verdicts.front().score;
    std::cout << '\n';
}

}  // namespace

int main() {
    farm::EngineFarm engines(3, [] { return std::make_unique<farm::TreeEngine>(); });

    const auto sicilian = engines.analyse(opening("sicilian", 12), 7);
    const auto french = engines.analyse(opening("french", 8), 7);
    const auto nothing = engines.analyse({}, 7);

    std::vector<farm::Verdict> a = sicilian->await();
    std::vector<farm::Verdict> b = french->await();
    const bool complete = a.size() == 12 && b.size() == 8 && nothing->outstanding() == 0;
    report("sicilian", std::move(a));
    report("french", std::move(b));
    report("nothing", nothing->await());
    return complete ? 0 : 1;
}
