#pragma once

#include "sync.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <map>
#include <memory>
#include <string>

namespace px {

// A fake upstream connection; used by one request at a time.
struct Connection {
    std::string backend;
    unsigned served = 0;

    std::string exchange(const std::string& request)
    {
        ++served;
        return backend + "<" + request + ">";
    }
};

class ConnectionPool {
public:
    explicit ConnectionPool(unsigned perBackend) : perBackend_(perBackend) {}

    class Lease {
    public:
        Lease(ConnectionPool* pool, std::unique_ptr<Connection> c) : pool_(pool), conn_(std::move(c)) {}
        Lease(Lease&& o) noexcept : pool_(o.pool_), conn_(std::move(o.conn_)) {}
        ~Lease()
        {
            if (conn_)
                pool_->giveBack(std::move(conn_));
        }
        Connection* operator->() const { return conn_.get(); }

    private:
        ConnectionPool* pool_;
        std::unique_ptr<Connection> conn_;
    };

    Lease lease(const std::string& backend)
    {
        std::unique_lock<std::mutex> lock(mutex_.native());
        Shelf& shelf = shelves_[backend];
        available_.wait(lock, [&] { return !shelf.idle.empty() || shelf.created < perBackend_; });
        if (shelf.idle.empty()) {
            ++shelf.created;
            lock.unlock();
            dialled_.fetch_add(1, std::memory_order_relaxed);
            return Lease(this, std::make_unique<Connection>(Connection{backend}));
        }
        auto conn = std::move(shelf.idle.front());
        shelf.idle.pop_front();
        return Lease(this, std::move(conn));
    }

    unsigned dialled() const { return dialled_.load(std::memory_order_relaxed); }

private:
    struct Shelf {
        std::deque<std::unique_ptr<Connection>> idle;
        unsigned created = 0;
    };

    void giveBack(std::unique_ptr<Connection> c)
    {
        {
            AutoLock lock(mutex_);
            // Nodes of a map stay where they are, a waiter's reference to its shelf remains good.
            shelves_[c->backend].idle.push_back(std::move(c));
        }
        available_.notify_all();
    }

    const unsigned perBackend_;
    Mutex mutex_;
    std::condition_variable available_;
    std::map<std::string, Shelf> shelves_;
    std::atomic<unsigned> dialled_{0};
};

}  // namespace px
