#ifndef HUB_DEVICE_BUS_H
#define HUB_DEVICE_BUS_H

#include <pthread.h>

#include <map>
#include <string>
#include <vector>

namespace hub {

struct Command {
    std::string device;
    std::string action;
    int level;
};

// The state of all lamps, blinds and valves of the house.
class DeviceBus {
public:
    DeviceBus();
    ~DeviceBus();

    void addDevice(const std::string& name, int level);
    bool apply(const Command& command);

    std::map<std::string, int> levels();
    unsigned long applied();
    unsigned long refused();

private:
    DeviceBus(const DeviceBus&);
    DeviceBus& operator=(const DeviceBus&);

    int* find(const std::string& name);
    static bool change(int* level, const Command& command);

    pthread_rwlock_t lock_;
    std::map<std::string, int> levels_;
    unsigned long applied_;
    unsigned long refused_;
};

}  // namespace hub

#endif
