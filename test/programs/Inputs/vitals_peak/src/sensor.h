#pragma once

#include "vitals.h"

#include <pthread.h>

namespace icu {

class AlarmLog;

// A lead at the patient: own thread, delivers to the board until it has sent all of its samples.
class Sensor {
public:
    Sensor(const char* name, VitalsBoard& board, AlarmLog& log) : name_(name), board_(board), log_(log) {}
    virtual ~Sensor() = default;
    Sensor(const Sensor&) = delete;
    Sensor& operator=(const Sensor&) = delete;

    bool start();
    void waitFor();

    const char* name() const { return name_; }
    // Only meaningful after waitFor().
    int ownPeak(Channel c) const { return ownPeak_[static_cast<std::size_t>(c)]; }

protected:
    virtual bool next(Sample& out) = 0;

private:
    static void* entry(void* self);
    void run();

    const char* const name_;
    VitalsBoard& board_;
    AlarmLog& log_;
    pthread_t thread_{};
    bool started_ = false;
    std::array<int, kChannels> ownPeak_{{-1, -1, -1}};
};

class EcgLead : public Sensor {
public:
    EcgLead(const char* name, VitalsBoard& board, AlarmLog& log, unsigned seed)
        : Sensor(name, board, log), state_(seed) {}

protected:
    bool next(Sample& out) override;

private:
    unsigned state_;
    std::uint32_t tick_ = 0;
};

class PulseOximeter : public Sensor {
public:
    PulseOximeter(const char* name, VitalsBoard& board, AlarmLog& log, unsigned seed)
        : Sensor(name, board, log), state_(seed) {}

protected:
    bool next(Sample& out) override;

private:
    unsigned state_;
    std::uint32_t tick_ = 0;
};

// The last alarms, for the nurse's screen.
class AlarmLog {
public:
    AlarmLog();
    ~AlarmLog();
    AlarmLog(const AlarmLog&) = delete;
    AlarmLog& operator=(const AlarmLog&) = delete;

    void add(const char* lead, const Sample& sample);
    unsigned long total();
    unsigned long from(const char* lead);

private:
    struct Entry {
        const char* lead;
        Sample sample;
    };
    static constexpr unsigned kDepth = 64;

    pthread_mutex_t mutex_;
    Entry ring_[kDepth];
    unsigned long written_;
};

}  // namespace icu
