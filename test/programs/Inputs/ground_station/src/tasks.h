#ifndef STATION_TASKS_H
#define STATION_TASKS_H

#include <atomic>
#include <map>
#include <vector>

#include "downlink.h"

namespace station {

class Receiver : public Task {
public:
    Receiver(Downlink& link, unsigned spacecraft, unsigned frames)
        : link_(link), spacecraft_(spacecraft), frames_(frames) {}

protected:
    void execute() override;

private:
    Downlink& link_;
    const unsigned spacecraft_;
    const unsigned frames_;
};

class Decoder : public Task {
public:
    explicit Decoder(Downlink& link) : link_(link), bad_(0) {}

    // After join() only.
    const std::map<unsigned, unsigned>& decoded() const { return decoded_; }
    unsigned bad() const { return bad_; }

protected:
    void execute() override;

private:
    void decode(const Frame& frame);

    Downlink& link_;
    std::map<unsigned, unsigned> decoded_;
    unsigned bad_;
};

// Samples the links at a steady pace and keeps the worst backlog of each.
class LinkMonitor : public Task {
public:
    LinkMonitor() : stop_(false) {}

    void watch(const Downlink* link);  // before start()
    void requestStop() { stop_.store(true, std::memory_order_release); }

    // After join() only.
    std::size_t worst(std::size_t i) const { return worst_[i]; }

protected:
    void execute() override;

private:
    void sample();

    std::atomic<bool> stop_;
    std::vector<const Downlink*> links_;
    std::vector<std::size_t> worst_;
};

}  // namespace station

#endif
