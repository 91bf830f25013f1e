#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <numeric>
#include <string>
#include <thread>
#include <vector>

namespace fw {

struct Image {
    unsigned version = 0;
    std::vector<std::uint8_t> blocks;
    std::uint32_t checksum = 0;
};

inline std::uint32_t checksumOf(const std::vector<std::uint8_t>& bytes)
{
    return std::accumulate(bytes.begin(), bytes.end(), 17u,
                           [](std::uint32_t sum, std::uint8_t b) { return sum * 131u + b; });
}

// The image that is rolled out; unpacked by whoever asks first.
class ImageVault {
public:
    static ImageVault& instance()
    {
        static ImageVault vault;
        return vault;
    }

    const Image& current()
    {
        std::call_once(unpacked_, [this] {
            image_.version = 42;
            image_.blocks.resize(6000);
            for (std::size_t i = 0; i < image_.blocks.size(); ++i)
                image_.blocks[i] = static_cast<std::uint8_t>((i * 7919u) >> 3);
            image_.checksum = checksumOf(image_.blocks);
        });
        return image_;
    }

private:
    ImageVault() = default;

    std::once_flag unpacked_;
    Image image_;
};

enum class Health { Running, Booting, Bricked };

// A controller in the field, simulated by a thread that works off what it is told over the wire.
class Device {
public:
    Device(std::string serial, unsigned version);
    ~Device();
    Device(const Device&) = delete;
    Device& operator=(const Device&) = delete;

    // These only send; the device answers in its own time.
    void sendBlock(std::vector<std::uint8_t> block);
    void sendReboot(unsigned version, std::uint32_t checksum);

    unsigned bootCount() const;
    // Blocks until the device has come up at least `count` times, with whatever firmware.
    void awaitBoot(unsigned count) const;

    unsigned version() const;
    Health health() const;
    const std::string& serial() const { return serial_; }

private:
    using Command = std::function<void()>;

    void send(Command command);
    void operate();
    // Run in the device's thread.
    void boot(unsigned version, std::uint32_t checksum);

    const std::string serial_;
    mutable std::mutex mutex_;
    std::condition_variable wire_;
    mutable std::condition_variable up_;
    std::deque<Command> commands_;
    bool unplugged_ = false;
    Health health_ = Health::Running;
    unsigned version_;
    unsigned boots_ = 1;
    std::vector<std::uint8_t> flash_;  // only touched by the device's thread
    std::thread cpu_;
};

}  // namespace fw
