#ifndef PHYS_SERVER_H
#define PHYS_SERVER_H

#include <pthread.h>

#include <vector>

#include "world.h"

class Server;

class Player {
public:
    Player(Server* server, int number, int rounds);
    void Start();
    void Join();

    int Rounds() const { return rounds_; }
    int Turned() const { return turnedAway_; }

private:
    static void* Entry(void* self);
    void Run();

    Server* server_;
    int number_;
    int rounds_;
    int turnedAway_;
    pthread_t thread_;
};

class Server {
public:
    Server(int players, int rounds);
    ~Server();

    void Run();
    World& Arena() { return world_; }

private:
    static void* SimEntry(void* self);
    void Simulate();

    World world_;
    std::vector<Player*> players_;
    pthread_t sim_;

    Mutex stateLock_;
    bool running_;

    long steps_;
    long impulses_;
};

#endif
