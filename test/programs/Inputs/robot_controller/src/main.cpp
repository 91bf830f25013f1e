#include <cstdio>

#include "arm.h"
#include "controller.h"

int main() {
    Arm arm;
    arm.setTarget(0, 0.4);
    arm.setTarget(1, -0.3);

    ServoLoop servo(arm, 50.0);
    SafetyMonitor safety(arm, servo, 1.5);
    if (!servo.start())
        return 1;
    if (!safety.start()) {
        servo.shutdown();
        servo.join();
        return 1;
    }

    // The program of the arm; the last move leads out of the permitted range.
    const double moves[] = {0.8, -0.5, 1.1, 3.0};
    for (double target : moves)
        arm.setTarget(2, target);

    // The servo ends by itself when the safety monitor has pulled the stop.
    servo.join();
    safety.stop();
    safety.join();

    const JointState final = arm.snapshot();
    std::printf("%s: %lu cycles, peak speed %.2f, %s\n", servo.name(), servo.cycles(), servo.peakSpeed(),
                servo.braked() ? "braked" : "ran out");
    std::printf("%s: %s (joint 2 at %.2f, sequence %lu)\n", safety.name(), safety.verdict().c_str(),
                final.position[2], final.sequence);
    return servo.braked() ? 0 : 1;
}
