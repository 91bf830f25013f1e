#pragma once

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "node.h"

namespace orch {

struct ClusterStatus {
    int pending = 0;
    int placed = 0;
    int exited = 0;
    int usedMillis = 0;
};

// Places pending containers on nodes. The set of nodes is fixed before the
// first container is submitted.
class Scheduler : public NodeListener {
public:
    void addNode(const std::string& name, int cpuMillis);

    void submit(const std::string& image, int cpuMillis);
    int placePending();
    ClusterStatus status() const;

    const std::vector<std::unique_ptr<Node>>& nodes() const { return nodes_; }

    void containerExited(const std::string& node, const Container& c) override;

private:
    Node* place(const Container& c);

    std::vector<std::unique_ptr<Node>> nodes_;

    mutable Mutex mutex_;
    std::deque<Container> pending_;
    std::map<std::string, int> exitedPerNode_;
    int nextId_ = 1;
    int placed_ = 0;
    std::size_t rotation_ = 0;
};

}  // namespace orch
