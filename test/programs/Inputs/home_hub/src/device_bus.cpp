#include "device_bus.h"

namespace hub {

DeviceBus::DeviceBus() : applied_(0), refused_(0) {
    pthread_rwlock_init(&lock_, nullptr);
}

DeviceBus::~DeviceBus() {
    pthread_rwlock_destroy(&lock_);
}

void DeviceBus::addDevice(const std::string& name, int level) {
    pthread_rwlock_wrlock(&lock_);
    levels_[name] = level;
    pthread_rwlock_unlock(&lock_);
}

// Needs lock_, in write mode if the level is going to be changed.
int* DeviceBus::find(const std::string& name) {
    std::map<std::string, int>::iterator it = levels_.find(name);
    return it == levels_.end() ? nullptr : &it->second;
}

bool DeviceBus::change(int* level, const Command& command) {
    if (command.action == "set")
        *level = command.level;
    else if (command.action == "dim")
        *level = *level > command.level ? *level - command.level : 0;
    else if (command.action == "raise")
        *level = *level + command.level < 100 ? *level + command.level : 100;
    else
        return false;
    return true;
}

bool DeviceBus::apply(const Command& command) {
    pthread_rwlock_wrlock(&lock_);
    int* level = find(command.device);
    const bool ok = level != nullptr && change(level, command);
    if (ok)
        ++applied_;
    else
        ++refused_;
    pthread_rwlock_unlock(&lock_);
    return ok;
}

std::map<std::string, int> DeviceBus::levels() {
    pthread_rwlock_rdlock(&lock_);
    std::map<std::string, int> copy = levels_;
    pthread_rwlock_unlock(&lock_);
    return copy;
}

unsigned long DeviceBus::applied() {
    pthread_rwlock_rdlock(&lock_);
    const unsigned long n = applied_;
    pthread_rwlock_unlock(&lock_);
    return n;
}

unsigned long DeviceBus::refused() {
    pthread_rwlock_rdlock(&lock_);
    const unsigned long n = refused_;
    pthread_rwlock_unlock(&lock_);
    return n;
}

}  // namespace hub
