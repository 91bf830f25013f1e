#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <vector>

namespace air {

using Passenger = std::string;

enum class Cabin { Business, Economy };

struct Seat {
    Cabin cabin = Cabin::Economy;
    bool blocked = false;
    Passenger holder;   // empty while free
};

// The seats of one departure. Every member function is safe to call from
// any thread.
class SeatMap {
public:
    SeatMap(int businessRows, int economyRows);

    bool isFree(const std::string& seat) const;
    void assign(const std::string& seat, const Passenger& who);
    bool assignIfFree(const std::string& seat, const Passenger& who);
    bool release(const std::string& seat, const Passenger& who);
    void block(const std::string& seat);

    std::optional<Passenger> holder(const std::string& seat) const;
    std::vector<std::string> freeSeats(Cabin cabin) const;
    std::size_t occupied() const;

private:
    static bool freeNow(const Seat& s) { return !s.blocked && s.holder.empty(); }
    void addRows(int first, int count, const char* letters, Cabin cabin);

    mutable std::shared_mutex mutex_;
    std::map<std::string, Seat> seats_;
};

}  // namespace air
