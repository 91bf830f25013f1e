#include "device.h"

#include <utility>

namespace fw {

Device::Device(std::string serial, unsigned version)
    : serial_(std::move(serial)), version_(version), cpu_(&Device::operate, this)
{
}

Device::~Device()
{
    {
        std::lock_guard lock(mutex_);
        unplugged_ = true;
    }
    wire_.notify_one();
    cpu_.join();
}

void Device::send(Command command)
{
    {
        std::lock_guard lock(mutex_);
        commands_.push_back(std::move(command));
    }
    wire_.notify_one();
}

void Device::sendBlock(std::vector<std::uint8_t> block)
{
    send([this, block = std::move(block)] { flash_.insert(flash_.end(), block.begin(), block.end()); });
}

void Device::sendReboot(unsigned version, std::uint32_t checksum)
{
    send([this, version, checksum] { boot(version, checksum); });
}

void Device::boot(unsigned version, std::uint32_t checksum)
{
    {
        std::lock_guard lock(mutex_);
        health_ = Health::Booting;
    }
    const bool intact = checksumOf(flash_) == checksum;
    flash_.clear();
    {
        std::lock_guard lock(mutex_);
        health_ = intact ? Health::Running : Health::Bricked;
        if (intact)
            version_ = version;
        ++boots_;
    }
    up_.notify_all();
}

void Device::operate()
{
    for (;;) {
        Command command;
        {
            std::unique_lock lock(mutex_);
            wire_.wait(lock, [this] { return unplugged_ || !commands_.empty(); });
            if (commands_.empty())
                return;
            command = std::move(commands_.front());
            commands_.pop_front();
        }
        command();
    }
}

unsigned Device::bootCount() const
{
    std::lock_guard lock(mutex_);
    return boots_;
}

void Device::awaitBoot(unsigned count) const
{
    std::unique_lock lock(mutex_);
    up_.wait(lock, [this, count] { return boots_ >= count; });
}

unsigned Device::version() const
{
    std::lock_guard lock(mutex_);
    return version_;
}

Health Device::health() const
{
    std::lock_guard lock(mutex_);
    return health_;
}

}  // namespace fw
