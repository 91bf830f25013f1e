#pragma once

#include <memory>
#include <string>
#include <vector>

#include "observation.h"

namespace weather {

// One source of observations; used by one thread only.
class Feed {
public:
    virtual ~Feed() = default;
    virtual std::string name() const = 0;
    virtual bool next(Observation& out) = 0;
};

class AirportFeed : public Feed {
public:
    explicit AirportFeed(int count) : left_(count) {}
    std::string name() const override { return "airport"; }
    bool next(Observation& out) override;

private:
    int left_;
};

class BuoyFeed : public Feed {
public:
    BuoyFeed(int count, double offset) : left_(count), offset_(offset) {}
    std::string name() const override { return "buoy"; }
    bool next(Observation& out) override;

private:
    int left_;
    const double offset_;
};

std::vector<std::unique_ptr<Feed>> defaultFeeds(int perFeed);

}  // namespace weather
