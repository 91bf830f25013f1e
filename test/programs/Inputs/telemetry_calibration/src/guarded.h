#pragma once

#include <mutex>
#include <utility>

namespace telemetry {

// A value that can be reached only with its mutex held. The functions passed
// to read() and write() must not keep the reference.
template <typename T>
class Guarded {
public:
    Guarded() = default;
    explicit Guarded(T value) : value_(std::move(value)) {}

    template <typename F>
    auto read(F&& f) const {
        std::lock_guard<std::mutex> lock(mutex_);
        return std::forward<F>(f)(value_);
    }

    template <typename F>
    auto write(F&& f) {
        std::lock_guard<std::mutex> lock(mutex_);
        return std::forward<F>(f)(value_);
    }

private:
    mutable std::mutex mutex_;
    T value_{};
};

}  // namespace telemetry
