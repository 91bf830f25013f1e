#pragma once

#include "sync.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace px {

struct Route {
    std::string prefix;
    std::string backend;
};

// Immutable once published.
class RouteTable {
public:
    RouteTable(std::uint32_t revision, std::vector<Route> routes);

    std::uint32_t revision() const { return revision_; }
    std::size_t size() const { return routes_.size(); }
    const Route* match(const std::string& path) const;

private:
    const std::uint32_t revision_;
    const std::vector<Route> routes_;
};

// Gives requests a consistent table while the configuration thread replaces it.
class Router {
public:
    explicit Router(std::shared_ptr<const RouteTable> initial) : table_(std::move(initial)) {}

    std::string backendFor(const std::string& path) const;
    void replace(std::shared_ptr<const RouteTable> next);
    std::string describe() const;

private:
    std::shared_ptr<const RouteTable> snapshot() const;

    mutable Mutex mutex_;
    std::shared_ptr<const RouteTable> table_;
    std::uint32_t replaced_ = 0;
};

}  // namespace px
