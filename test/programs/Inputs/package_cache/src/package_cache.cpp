#include "package_cache.h"

#include <cstdio>
#include <cstdlib>

#include "claim.h"
#include "posix_file.h"

namespace pkg {

std::optional<std::string> PackageCache::content(const std::string& package) const {
    return readFile(pathOf(package));
}

bool PackageCache::publish(const std::string& package, const std::string& data) {
    std::string partial = pathOf(package) + ".XXXXXX";
    const Descriptor file(::mkstemp(partial.data()));
    if (!file.valid())
        return false;
    if (writeAll(file.get(), data) && std::rename(partial.c_str(), pathOf(package).c_str()) == 0)
        return true;
    ::unlink(partial.c_str());
    return false;
}

Outcome PackageCache::ensure(const std::string& package) {
    if (content(package))
        return Outcome::Hit;
    const auto claim = Claim::acquire(markerOf(package));
    if (!claim)
        return Outcome::Busy;
    // The last owner of the claim may have finished since we looked.
    if (content(package))
        return Outcome::Hit;
    const std::string data = download_(package);
    downloads_.fetch_add(1, std::memory_order_relaxed);
    return publish(package, data) ? Outcome::Fetched : Outcome::Failed;
}

bool PackageCache::evict(const std::string& package) {
    return ::unlink(pathOf(package).c_str()) == 0;
}

}  // namespace pkg
