#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace parcel {

enum class Status { announced, in_depot, on_van, delivered };

struct Scan {
    unsigned parcel = 0;
    std::string depot;
    Status status = Status::announced;
};

class ScanListener {
public:
    virtual ~ScanListener() = default;
    virtual void on_scan(const Scan& scan) = 0;
};

// The last scan of every parcel.
class ParcelRegistry {
public:
    // Before the scanners start; the list is not changed later.
    void subscribe(ScanListener* listener) { listeners_.push_back(listener); }

    void announce(unsigned parcel, const std::string& depot);
    bool record(const Scan& scan);

    Scan last_scan(unsigned parcel) const;
    std::map<Status, unsigned> totals() const;

private:
    void notify(const Scan& scan) const;
    static bool is_progress(Status from, Status to);

    std::vector<ScanListener*> listeners_;
    mutable std::mutex mutex_;
    std::map<unsigned, Scan> parcels_;
};

}  // namespace parcel
