#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace shiplog {

/// Where batches go. A transport is used by one thread at a time.
class Transport {
public:
    virtual ~Transport() = default;
    virtual bool deliver(const std::string& payload) = 0;
};

/// Keeps only a digest of what arrived, and refuses every n-th payload.
class DigestTransport : public Transport {
public:
    explicit DigestTransport(std::size_t refuse_every) : refuse_every_(refuse_every) {}

    bool deliver(const std::string& payload) override {
        ++attempts_;
        if (refuse_every_ != 0 && attempts_ % refuse_every_ == 0) {
            return false;
        }
        for (const char c : payload) {
            digest_ = (digest_ ^ static_cast<unsigned char>(c)) * 1099511628211ull;
            lines_ += c == '\n' ? 1 : 0;
        }
        return true;
    }

    [[nodiscard]] std::size_t attempts() const { return attempts_; }
    [[nodiscard]] std::size_t lines() const { return lines_; }
    [[nodiscard]] std::uint64_t digest() const { return digest_; }

private:
    const std::size_t refuse_every_;
    std::size_t attempts_ = 0;
    std::size_t lines_ = 0;
    std::uint64_t digest_ = 14695981039346656037ull;
};

}  // namespace shiplog
