#pragma once

#include <atomic>
#include <string>

#include "arm.h"
#include "worker_thread.h"

// Runs the arm at a fixed period until it is shut down or an emergency stop comes.
class ServoLoop : public WorkerThread {
public:
    ServoLoop(Arm& arm, double maxSpeed);

    void emergencyStop();
    void shutdown();

    // Valid after join().
    unsigned long cycles() const { return cycles_; }
    double peakSpeed() const { return peakSpeed_; }
    bool braked() const { return braked_; }

protected:
    void run() override;

private:
    Arm& arm_;
    const double maxSpeed_;
    std::atomic<bool> emergency_;
    std::atomic<bool> shutdown_;
    unsigned long cycles_;
    double peakSpeed_;
    bool braked_;
};

// Looks at the joints and pulls the emergency stop when one leaves its range.
class SafetyMonitor : public WorkerThread {
public:
    SafetyMonitor(const Arm& arm, ServoLoop& servo, double limit);
    ~SafetyMonitor() override;

    void stop();
    std::string verdict() const;

protected:
    void run() override;

private:
    bool withinRange(const JointState& state, std::size_t& offender) const;
    bool waitPeriod();

    const Arm& arm_;
    ServoLoop& servo_;
    const double limit_;

    mutable pthread_mutex_t mutex_;
    pthread_cond_t wake_;
    bool stopRequested_;
    std::string verdict_;
};
