#include "device_claim.h"

#include <fcntl.h>
#include <unistd.h>

namespace flasher {

std::optional<DeviceClaim> DeviceClaim::take(const std::filesystem::path& spool, const std::string& serial,
                                             const std::string& owner) {
    std::filesystem::path file = spool / (serial + ".claim");
    if (::access(file.c_str(), F_OK) == 0) return std::nullopt;
    const int fd = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0) return std::nullopt;
    const ssize_t written = ::write(fd, owner.data(), owner.size());
    ::close(fd);
    DeviceClaim claim(std::move(file));
    if (written != static_cast<ssize_t>(owner.size())) return std::nullopt;
    return std::optional<DeviceClaim>(std::move(claim));
}

DeviceClaim::DeviceClaim(DeviceClaim&& other) noexcept : file_(std::move(other.file_)) {
    other.file_.clear();
}

DeviceClaim::~DeviceClaim() {
    if (!file_.empty()) ::unlink(file_.c_str());
}

}  // namespace flasher
