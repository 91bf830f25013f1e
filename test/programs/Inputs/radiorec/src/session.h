#ifndef RADIO_SESSION_H
#define RADIO_SESSION_H

#include <memory>
#include <string>
#include <vector>

#include "recorder.h"

namespace radio {

// Records several stations at once into one folder until the schedule ends.
class Session {
public:
    Session(const std::string& folder, std::uint64_t quota);
    ~Session();

    void Add(const std::string& station);
    void Begin();
    bool WatchUntil(std::uint64_t bytes) { return quota_.WaitFor(bytes, 500); }
    void End();

    std::uint64_t Written() const;
    std::uint64_t QuotaUsed() { return quota_.Used(); }
    const std::vector<std::unique_ptr<Recorder> >& Recorders() const { return recorders_; }

private:
    const std::string folder_;
    Quota quota_;
    std::vector<std::unique_ptr<Station> > stations_;
    std::vector<std::unique_ptr<Recorder> > recorders_;
};

}  // namespace radio

#endif
