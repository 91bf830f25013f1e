#include "controller.h"

#include <time.h>

#include <cmath>

namespace {
const double kPeriod = 0.001;

void addMilliseconds(timespec& when, long milliseconds) {
    when.tv_nsec += milliseconds * 1000000L;
    while (when.tv_nsec >= 1000000000L) {
        when.tv_nsec -= 1000000000L;
        ++when.tv_sec;
    }
}
}  // namespace

ServoLoop::ServoLoop(Arm& arm, double maxSpeed)
    : WorkerThread("servo"), arm_(arm), maxSpeed_(maxSpeed), emergency_(false), shutdown_(false),
      cycles_(0), peakSpeed_(0.0), braked_(false) {}

void ServoLoop::emergencyStop() {
    emergency_ = true;
}

void ServoLoop::shutdown() {
    shutdown_.store(true, std::memory_order_release);
}

void ServoLoop::run() {
    timespec next;
    clock_gettime(CLOCK_MONOTONIC, &next);
    while (!shutdown_.load(std::memory_order_acquire)) {
        if (emergency_) {
            arm_.brake();
            braked_ = true;
            break;
        }
        const double speed = arm_.step(kPeriod);
        peakSpeed_ = std::fmax(peakSpeed_, speed);
        ++cycles_;
        if (speed > maxSpeed_)
            emergencyStop();
        addMilliseconds(next, 1);
        clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &next, nullptr);
    }
}

SafetyMonitor::SafetyMonitor(const Arm& arm, ServoLoop& servo, double limit)
    : WorkerThread("safety"), arm_(arm), servo_(servo), limit_(limit), stopRequested_(false), verdict_("ok") {
    pthread_mutex_init(&mutex_, nullptr);
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&wake_, &attributes);
    pthread_condattr_destroy(&attributes);
}

SafetyMonitor::~SafetyMonitor() {
    pthread_cond_destroy(&wake_);
    pthread_mutex_destroy(&mutex_);
}

void SafetyMonitor::stop() {
    pthread_mutex_lock(&mutex_);
    stopRequested_ = true;
    pthread_cond_signal(&wake_);
    pthread_mutex_unlock(&mutex_);
}

std::string SafetyMonitor::verdict() const {
    pthread_mutex_lock(&mutex_);
    std::string copy = verdict_;
    pthread_mutex_unlock(&mutex_);
    return copy;
}

bool SafetyMonitor::withinRange(const JointState& state, std::size_t& offender) const {
    for (std::size_t j = 0; j < kJoints; ++j) {
        if (std::fabs(state.position[j]) > limit_) {
            offender = j;
            return false;
        }
    }
    return true;
}

bool SafetyMonitor::waitPeriod() {
    timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    addMilliseconds(until, 2);
    pthread_mutex_lock(&mutex_);
    int status = 0;
    while (!stopRequested_ && status == 0)
        status = pthread_cond_timedwait(&wake_, &mutex_, &until);
    const bool goOn = !stopRequested_;
    pthread_mutex_unlock(&mutex_);
    return goOn;
}

void SafetyMonitor::run() {
    std::size_t offender = 0;
    while (waitPeriod()) {
        if (withinRange(arm_.snapshot(), offender))
            continue;
        servo_.emergencyStop();
        pthread_mutex_lock(&mutex_);
        verdict_ = "joint " + std::to_string(offender) + " out of range";
        pthread_mutex_unlock(&mutex_);
        return;
    }
}
