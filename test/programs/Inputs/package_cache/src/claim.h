#pragma once

#include <optional>
#include <string>
#include <utility>

namespace pkg {

/// The right to fetch one package, shown by a marker file. Works between threads and between processes.
class Claim {
public:
    /// Empty when somebody else has the claim.
    static std::optional<Claim> acquire(const std::string& markerPath);

    Claim(Claim&& other) noexcept : path_(std::exchange(other.path_, std::string())) {}
    Claim& operator=(Claim&&) = delete;
    ~Claim();

private:
    explicit Claim(std::string path) : path_(std::move(path)) {}

    std::string path_;
};

}  // namespace pkg
