#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace flasher {

// A claim file below the spool folder marks a keyboard as being flashed.
// Other flasher processes on the machine honour the same files.
class DeviceClaim {
public:
    static std::optional<DeviceClaim> take(const std::filesystem::path& spool, const std::string& serial,
                                           const std::string& owner);

    DeviceClaim(DeviceClaim&& other) noexcept;
    DeviceClaim& operator=(DeviceClaim&&) = delete;
    ~DeviceClaim();

private:
    explicit DeviceClaim(std::filesystem::path file) : file_(std::move(file)) {}

    std::filesystem::path file_;
};

}  // namespace flasher
