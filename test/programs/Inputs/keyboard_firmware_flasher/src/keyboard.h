#pragma once

#include <array>
#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

namespace flasher {

struct Image {
    int revision = 0;
    std::vector<std::uint8_t> bytes;

    std::uint32_t crc() const {
        std::uint32_t c = 0xFFFFFFFFu;
        for (auto b : bytes) {
            c ^= b;
            for (int i = 0; i < 8; ++i) c = (c >> 1) ^ (0xEDB88320u & (0u - (c & 1u)));
        }
        return ~c;
    }
};

// The bootloader's view of one keyboard. Pages go over a shared control
// endpoint, one transfer at a time.
class Keyboard {
public:
    explicit Keyboard(std::string serial) : serial_(std::move(serial)) {}

    const std::string& serial() const { return serial_; }

    void beginUpdate(int revision) {
        std::lock_guard lock(endpoint_);
        flash_.clear();
        revision_ = revision;
    }
    void writePage(const std::uint8_t* data, std::size_t n) {
        std::lock_guard lock(endpoint_);
        flash_.insert(flash_.end(), data, data + n);
    }
    Image readBack() const {
        std::lock_guard lock(endpoint_);
        return Image{revision_, flash_};
    }

private:
    const std::string serial_;
    mutable std::mutex endpoint_;
    std::vector<std::uint8_t> flash_;
    int revision_ = 0;
};

}  // namespace flasher
