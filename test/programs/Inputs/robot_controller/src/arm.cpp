#include "arm.h"

#include <cmath>

static const double kGain = 8.0;

Arm::Arm() : state_(), target_() {}

JointState Arm::snapshot() const {
    AutoLock lock(mutex_);
    return state_;
}

void Arm::setTarget(std::size_t joint, double position) {
    if (joint >= kJoints)
        return;
    AutoLock lock(mutex_);
    target_[joint] = position;
}

void Arm::moveJointLocked(std::size_t joint, double seconds) {
    const double error = target_[joint] - state_.position[joint];
    state_.velocity[joint] = kGain * error;
    state_.position[joint] += state_.velocity[joint] * seconds;
}

double Arm::step(double seconds) {
    AutoLock lock(mutex_);
    double fastest = 0.0;
    for (std::size_t j = 0; j < kJoints; ++j) {
        moveJointLocked(j, seconds);
        fastest = std::fmax(fastest, std::fabs(state_.velocity[j]));
    }
    ++state_.sequence;
    return fastest;
}

void Arm::brake() {
    AutoLock lock(mutex_);
    for (std::size_t j = 0; j < kJoints; ++j) {
        target_[j] = state_.position[j];
        state_.velocity[j] = 0.0;
    }
}
