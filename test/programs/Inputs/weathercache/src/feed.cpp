#include "feed.h"

namespace weather {

namespace {

std::string stationName(int n) { return "ST" + std::to_string(n % 9); }

}  // namespace

bool AirportFeed::next(Observation& out) {
    if (left_ == 0) return false;
    --left_;
    out.station = stationName(left_);
    out.minute = left_;
    out.celsius = 11.0 + left_ % 17;
    out.hectopascal = 1000.0 + left_ % 30;
    out.samples = 1;
    return true;
}

bool BuoyFeed::next(Observation& out) {
    if (left_ == 0) return false;
    --left_;
    out.station = stationName(left_ * 2);
    out.minute = left_;
    out.celsius = offset_ + left_ % 5;
    out.hectopascal = 1008.0;
    out.samples = 1;
    return true;
}

std::vector<std::unique_ptr<Feed>> defaultFeeds(int perFeed) {
    std::vector<std::unique_ptr<Feed>> feeds;
    feeds.push_back(std::make_unique<AirportFeed>(perFeed));
    feeds.push_back(std::make_unique<BuoyFeed>(perFeed, 8.0));
    feeds.push_back(std::make_unique<BuoyFeed>(perFeed, 14.0));
    return feeds;
}

}  // namespace weather
