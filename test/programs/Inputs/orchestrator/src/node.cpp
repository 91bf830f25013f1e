#include "node.h"

namespace orch {

Node::Node(std::string name, int cpuMillis, NodeListener& listener)
    : name_(std::move(name)), capacity_(cpuMillis), listener_(listener) {}

bool Node::start(const Container& c) {
    Locker lock(mutex_);
    if (used_ + c.cpuMillis > capacity_) return false;
    used_ += c.cpuMillis;
    running_.emplace(c.id, c);
    return true;
}

int Node::reap(int count) {
    std::vector<Container> exited;
    Locker lock(mutex_);
    while (count-- > 0 && !running_.empty()) {
        auto it = running_.begin();
        used_ -= it->second.cpuMillis;
        exited.push_back(it->second);
        running_.erase(it);
    }
    lock.unlock();
    for (const Container& c : exited) listener_.containerExited(name_, c);
    return static_cast<int>(exited.size());
}

int Node::usedMillis() const {
    Locker lock(mutex_);
    return used_;
}

}  // namespace orch
