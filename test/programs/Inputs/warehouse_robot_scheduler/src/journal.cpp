#include "journal.h"

namespace warehouse {

std::string clockText(std::time_t when) {
    std::tm parts{};
    localtime_r(&when, &parts);
    char text[32];
    const std::size_t n = std::strftime(text, sizeof text, "%H:%M:%S", &parts);
    return std::string(text, n);
}

Journal::Journal() { pthread_mutex_init(&mutex_, nullptr); }

Journal::~Journal() { pthread_mutex_destroy(&mutex_); }

void Journal::append(const std::string& who, const std::string& what, std::time_t when) {
    std::string line = clockText(when) + ' ' + who + ": " + what;
    pthread_mutex_lock(&mutex_);
    lines_.push_back(std::move(line));
    pthread_mutex_unlock(&mutex_);
}

std::vector<std::string> Journal::lines() const {
    pthread_mutex_lock(&mutex_);
    std::vector<std::string> copy = lines_;
    pthread_mutex_unlock(&mutex_);
    return copy;
}

}  // namespace warehouse
