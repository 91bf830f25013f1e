#include "block_sync.h"

#include <thread>

namespace audio {

void BlockGate::arm(int voices) {
    remaining_.store(voices, std::memory_order_relaxed);
}

void BlockGate::arrive() {
    remaining_.fetch_sub(1, std::memory_order_acq_rel);
}

void BlockGate::waitAll() {
    while (remaining_.load(std::memory_order_acquire) != 0)
        std::this_thread::yield();
}

}  // namespace audio
