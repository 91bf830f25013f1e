#include <stdlib.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <latch>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

#include "package_cache.h"

namespace fs = std::filesystem;

namespace {

/// Stands for the registry on the net. Has no state, so that all resolvers can use it.
std::string downloadFromRegistry(const std::string& package) {
    std::string data = "package " + package + "\n";
    unsigned hash = 17;
    for (int line = 0; line < 300; ++line) {
        for (const char c : package)
            hash = hash * 31 + static_cast<unsigned char>(c);
        data += std::to_string(hash) + "\n";
    }
    return data;
}

struct ResolverResult {
    std::array<unsigned, 4> outcomes{};

    unsigned& operator[](pkg::Outcome outcome) { return outcomes[static_cast<std::size_t>(outcome)]; }
};

void resolve(pkg::PackageCache& cache, const std::vector<std::string>& wanted, std::latch& start,
             ResolverResult& result) {
    start.arrive_and_wait();
    for (const auto& package : wanted)
        ++result[cache.ensure(package)];
}

}  // namespace

int main() {
    std::string folder = (fs::temp_directory_path() / "pkgcache-XXXXXX").string();
    if (::mkdtemp(folder.data()) == nullptr)
        return 1;

    std::vector<std::string> wanted;
    for (int i = 0; i < 150; ++i)
        wanted.push_back("lib" + std::to_string(i * 37 % 150));

    pkg::PackageCache cache(folder, downloadFromRegistry);
    constexpr std::size_t kResolvers = 4;
    std::array<ResolverResult, kResolvers> results;
    {
        std::latch start(kResolvers);
        std::vector<std::jthread> resolvers;
        for (auto& result : results)
            resolvers.emplace_back([&cache, &wanted, &start, &result] { resolve(cache, wanted, start, result); });
    }

    unsigned fetched = 0;
    for (auto& result : results) {
        fetched += result[pkg::Outcome::Fetched];
        std::printf("resolver: %u hits, %u fetched, %u busy, %u failed\n", result[pkg::Outcome::Hit],
                    result[pkg::Outcome::Fetched], result[pkg::Outcome::Busy], result[pkg::Outcome::Failed]);
    }

    bool complete = true;
    for (const auto& package : wanted)
        complete = complete && cache.content(package) == downloadFromRegistry(package);
    const bool again = cache.evict(wanted.front()) && cache.ensure(wanted.front()) == pkg::Outcome::Fetched;
    std::printf("%zu packages wanted, %u fetched, %u downloads, %s\n", wanted.size(), fetched, cache.downloads(),
                complete && again ? "complete" : "INCOMPLETE");

    std::error_code ignored;
    fs::remove_all(folder, ignored);
    return complete && again && fetched == wanted.size() ? 0 : 1;
}
