#include "route_table.h"

#include <utility>

namespace px {

RouteTable::RouteTable(std::uint32_t revision, std::vector<Route> routes)
    : revision_(revision), routes_(std::move(routes))
{
}

const Route* RouteTable::match(const std::string& path) const
{
    const Route* best = nullptr;
    for (const Route& r : routes_)
        if (path.compare(0, r.prefix.size(), r.prefix) == 0)
            if (!best || best->prefix.size() < r.prefix.size())
                best = &r;
    return best;
}

std::shared_ptr<const RouteTable> Router::snapshot() const
{
    AutoLock lock(mutex_);
    return table_;
}

std::string Router::backendFor(const std::string& path) const
{
    const auto table = snapshot();
    const Route* route = table->match(path);
    return route ? route->backend : std::string();
}

void Router::replace(std::shared_ptr<const RouteTable> next)
{
    {
        AutoLock lock(mutex_);
        table_.swap(next);
        ++replaced_;
    }
    // The former table is let go here, outside the lock.
}

std::string Router::describe() const
{
    std::uint32_t replaced = 0;
    {
        AutoLock lock(mutex_);
        replaced = replaced_;
    }
    const auto table = snapshot();
    return "rev " + std::to_string(table->revision()) + " (" + std::to_string(table->size()) + " routes), at least "
        + std::to_string(replaced) + " reloads";
}

}  // namespace px
