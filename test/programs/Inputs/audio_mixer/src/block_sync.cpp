#include "block_sync.h"

namespace audio {

void BlockGate::arm(int voices) {
    remaining_.store(voices, std::memory_order_relaxed);
}

void BlockGate::arrive() {
    if (remaining_.fetch_sub(1, std::memory_order_acq_rel) == 1)
        remaining_.notify_one();
}

void BlockGate::waitAll() {
    int left = remaining_.load(std::memory_order_acquire);
    while (left != 0) {
        remaining_.wait(left, std::memory_order_acquire);
        left = remaining_.load(std::memory_order_acquire);
    }
}

}  // namespace audio
