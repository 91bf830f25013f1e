#pragma once

#include <map>
#include <string>
#include <vector>

#include "mutex.h"

namespace orch {

struct Container {
    int id = 0;
    std::string image;
    int cpuMillis = 0;
};

class NodeListener {
public:
    virtual ~NodeListener() = default;
    virtual void containerExited(const std::string& node, const Container& c) = 0;
};

// One machine. Containers are started by the scheduler and end on their own.
class Node {
public:
    Node(std::string name, int cpuMillis, NodeListener& listener);

    const std::string& name() const { return name_; }
    bool start(const Container& c);
    int reap(int count);
    int usedMillis() const;

private:
    const std::string name_;
    const int capacity_;
    NodeListener& listener_;

    mutable Mutex mutex_;
    std::map<int, Container> running_;
    int used_ = 0;
};

}  // namespace orch
