#include "sensor.h"

#include <algorithm>
#include <cstring>

namespace icu {

bool Sensor::start()
{
    started_ = pthread_create(&thread_, nullptr, &Sensor::entry, this) == 0;
    return started_;
}

void Sensor::waitFor()
{
    if (started_) {
        pthread_join(thread_, nullptr);
        started_ = false;
    }
}

void* Sensor::entry(void* self)
{
    static_cast<Sensor*>(self)->run();
    return nullptr;
}

void Sensor::run()
{
    Sample sample{};
    while (next(sample)) {
        int& peak = ownPeak_[static_cast<std::size_t>(sample.channel)];
        peak = std::max(peak, sample.value);
        if (board_.accept(sample))
            log_.add(name_, sample);
    }
}

bool EcgLead::next(Sample& out)
{
    if (tick_ == 20000)
        return false;
    state_ = state_ * 1103515245u + 12345u;
    const int noise = static_cast<int>((state_ >> 16) % 41) - 20;
    // Slow climb so that new maxima keep coming in.
    out = {Channel::HeartRate, 60 + static_cast<int>(tick_ / 250) + noise, tick_};
    if (tick_ % 5 == 4)
        out = {Channel::Respiration, 14 + noise / 5, tick_};
    ++tick_;
    return true;
}

bool PulseOximeter::next(Sample& out)
{
    if (tick_ == 20000)
        return false;
    state_ = state_ * 22695477u + 1u;
    const int noise = static_cast<int>((state_ >> 16) % 9) - 4;
    if (tick_ % 2)
        out = {Channel::SpO2, 95 + noise, tick_};
    else
        out = {Channel::HeartRate, 61 + static_cast<int>(tick_ / 250) + noise * 5, tick_};
    ++tick_;
    return true;
}

AlarmLog::AlarmLog() : ring_{}, written_(0) { pthread_mutex_init(&mutex_, nullptr); }

AlarmLog::~AlarmLog() { pthread_mutex_destroy(&mutex_); }

void AlarmLog::add(const char* lead, const Sample& sample)
{
    pthread_mutex_lock(&mutex_);
    ring_[written_ % kDepth] = {lead, sample};
    ++written_;
    pthread_mutex_unlock(&mutex_);
}

unsigned long AlarmLog::total()
{
    pthread_mutex_lock(&mutex_);
    const unsigned long n = written_;
    pthread_mutex_unlock(&mutex_);
    return n;
}

unsigned long AlarmLog::from(const char* lead)
{
    unsigned long n = 0;
    pthread_mutex_lock(&mutex_);
    const unsigned long held = std::min<unsigned long>(written_, kDepth);
    for (unsigned long i = 0; i < held; ++i)
        if (std::strcmp(ring_[i].lead, lead) == 0)
            ++n;
    pthread_mutex_unlock(&mutex_);
    return n;
}

}  // namespace icu
