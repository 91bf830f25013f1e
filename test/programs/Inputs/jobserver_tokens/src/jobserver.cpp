#include "jobserver.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace drv {

struct JobServer::Impl {
    explicit Impl(int tokens) : capacity(tokens), free(tokens) {}

    // Requires mutex to be held.
    void take(int weight)
    {
        free -= weight;
        highWater = std::max(highWater, capacity - free);
    }

    const int capacity;
    mutable std::mutex mutex;
    std::condition_variable returned;
    int free;
    int highWater = 0;
};

JobServer::JobServer(int tokens) : impl_(std::make_unique<Impl>(tokens)) {}

JobServer::~JobServer() = default;

void JobServer::acquire(int weight)
{
    weight = std::min(weight, impl_->capacity);
    std::unique_lock lock(impl_->mutex);
    impl_->returned.wait(lock, [&] { return impl_->free >= weight; });
    impl_->take(weight);
}

bool JobServer::tryAcquire(int weight, int reserve)
{
    std::unique_lock lock(impl_->mutex);
    const int left = impl_->free - weight;
    if (left < reserve || left < 0)
        return false;
    impl_->take(weight);
    return true;
}

void JobServer::release(int weight)
{
    weight = std::min(weight, impl_->capacity);
    {
        std::lock_guard lock(impl_->mutex);
        impl_->free += weight;
    }
    impl_->returned.notify_all();
}

int JobServer::capacity() const { return impl_->capacity; }

int JobServer::inUse() const
{
    std::lock_guard lock(impl_->mutex);
    return impl_->capacity - impl_->free;
}

int JobServer::highWater() const
{
    std::lock_guard lock(impl_->mutex);
    return impl_->highWater;
}

}  // namespace drv
