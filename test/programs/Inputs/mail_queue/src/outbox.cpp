#include "outbox.h"

#include <utility>

namespace mail {

struct Outbox::Impl {
    std::mutex mutex;
    std::condition_variable changed;
    std::list<std::unique_ptr<Message>> waiting;
    std::size_t in_hand = 0;
    bool sealed = false;

    // With the mutex held.
    bool finished() const { return sealed && waiting.empty() && in_hand == 0; }
};

Outbox::Outbox() : impl_(std::make_unique<Impl>()) {}
Outbox::~Outbox() = default;

void Outbox::put(std::unique_ptr<Message> message) {
    std::lock_guard<std::mutex> guard(impl_->mutex);
    impl_->waiting.push_back(std::move(message));
    impl_->changed.notify_one();
}

std::unique_ptr<Message> Outbox::take() {
    std::unique_lock<std::mutex> lock(impl_->mutex);
    impl_->changed.wait(lock, [this] { return !impl_->waiting.empty() || impl_->finished(); });
    if (impl_->waiting.empty()) {
        return nullptr;
    }
    auto message = std::move(impl_->waiting.front());
    impl_->waiting.pop_front();
    ++impl_->in_hand;
    return message;
}

void Outbox::give_back(std::unique_ptr<Message> message) {
    std::lock_guard<std::mutex> guard(impl_->mutex);
    impl_->waiting.push_back(std::move(message));
    --impl_->in_hand;
    impl_->changed.notify_one();
}

void Outbox::settle() {
    std::lock_guard<std::mutex> guard(impl_->mutex);
    --impl_->in_hand;
    if (impl_->finished()) {
        impl_->changed.notify_all();
    }
}

void Outbox::seal() {
    std::lock_guard<std::mutex> guard(impl_->mutex);
    impl_->sealed = true;
    impl_->changed.notify_all();
}

}  // namespace mail
