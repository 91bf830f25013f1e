#pragma once

#include <cstddef>

#include "worker_thread.h"

const std::size_t kJoints = 6;

struct JointState {
    double position[kJoints];
    double velocity[kJoints];
    unsigned long sequence;
};

// Shared picture of the arm: written by the servo loop, read by everybody else.
class Arm {
public:
    Arm();

    JointState snapshot() const;
    void setTarget(std::size_t joint, double position);

    // Advances the simulated joints by one servo period. Returns the largest speed.
    double step(double seconds);
    void brake();

private:
    void moveJointLocked(std::size_t joint, double seconds);

    mutable Mutex mutex_;
    JointState state_;
    double target_[kJoints];
};
