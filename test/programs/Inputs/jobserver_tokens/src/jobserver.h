#pragma once

#include <memory>

namespace drv {

// Hands out the right to run compiler processes. A heavy job (LTO, codegen of templates) weighs several tokens.
class JobServer {
public:
    explicit JobServer(int tokens);
    ~JobServer();
    JobServer(const JobServer&) = delete;
    JobServer& operator=(const JobServer&) = delete;

    void acquire(int weight);
    // Takes the tokens only if that leaves `reserve` of them for others; never waits.
    bool tryAcquire(int weight, int reserve);
    void release(int weight);

    int capacity() const;
    int inUse() const;
    int highWater() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

class TokenHold {
public:
    TokenHold(JobServer& server, int weight) : server_(server), weight_(weight) {}
    ~TokenHold() { server_.release(weight_); }
    TokenHold(const TokenHold&) = delete;
    TokenHold& operator=(const TokenHold&) = delete;

private:
    JobServer& server_;
    const int weight_;
};

}  // namespace drv
