#include "thread.h"

#include <cstdlib>

namespace radio {

Thread::Thread() : handle_(), started_(false) {}

Thread::~Thread() {
    if (started_) std::abort();
}

void Thread::Start() {
    if (pthread_create(&handle_, nullptr, &Thread::Trampoline, this) != 0) std::abort();
    started_ = true;
}

void Thread::Join() {
    if (!started_) return;
    pthread_join(handle_, nullptr);
    started_ = false;
}

void* Thread::Trampoline(void* self) {
    static_cast<Thread*>(self)->Run();
    return nullptr;
}

}  // namespace radio
