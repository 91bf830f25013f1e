#include "scheduler.h"

namespace orch {

void Scheduler::addNode(const std::string& name, int cpuMillis) {
    nodes_.push_back(std::make_unique<Node>(name, cpuMillis, *this));
}

void Scheduler::submit(const std::string& image, int cpuMillis) {
    Locker lock(mutex_);
    Container c;
    c.id = nextId_++;
    c.image = image;
    c.cpuMillis = cpuMillis;
    pending_.push_back(std::move(c));
}

// mutex_ is held by placePending.
Node* Scheduler::place(const Container& c) {
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
        Node& node = *nodes_[(rotation_ + i) % nodes_.size()];
        if (node.start(c)) {
            rotation_ = (rotation_ + i + 1) % nodes_.size();
            return &node;
        }
    }
    return nullptr;
}

int Scheduler::placePending() {
    Locker lock(mutex_);
    int count = 0;
    while (!pending_.empty() && place(pending_.front()) != nullptr) {
        pending_.pop_front();
        ++placed_;
        ++count;
    }
    return count;
}

void Scheduler::containerExited(const std::string& node, const Container& c) {
    Locker lock(mutex_);
    ++exitedPerNode_[node];
    if (c.image == "daemon") {
        Container again = c;
        again.id = nextId_++;
        again.image = "daemon-last";
        pending_.push_back(again);
    }
}

ClusterStatus Scheduler::status() const {
    ClusterStatus s;
    {
        Locker lock(mutex_);
        s.pending = static_cast<int>(pending_.size());
        s.placed = placed_;
        for (const auto& entry : exitedPerNode_) s.exited += entry.second;
    }
    for (const auto& node : nodes_) s.usedMillis += node->usedMillis();
    return s;
}

}  // namespace orch
