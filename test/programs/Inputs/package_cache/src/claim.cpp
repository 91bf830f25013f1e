#include "claim.h"

#include "posix_file.h"

namespace pkg {

std::optional<Claim> Claim::acquire(const std::string& markerPath) {
    const Descriptor marker(::open(markerPath.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
    if (!marker.valid())
        return std::nullopt;
    Claim claim(markerPath);
    writeAll(marker.get(), std::to_string(::getpid()) + "\n");
    return claim;
}

Claim::~Claim() {
    if (!path_.empty())
        ::unlink(path_.c_str());
}

}  // namespace pkg
