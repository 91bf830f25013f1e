#ifndef PHYS_WORLD_H
#define PHYS_WORLD_H

#include <map>
#include <vector>

#include "sync.h"

struct Vec2 {
    float x, y;
};

struct Body {
    int owner;
    Vec2 pos;
    Vec2 vel;
};

struct Impulse {
    int body;
    Vec2 dv;
};

struct StepStats {
    int bodies;
    int impulses;
    double energy;
};

// The world is stepped by one simulation thread. Players join, leave and push
// from their own threads.
class World {
public:
    World(float dt, int maxBodies);

    int Join(int owner, Vec2 pos);      // body id, or -1 when the arena is full
    void Leave(int body);
    void Push(const Impulse& imp);

    StepStats Step();

    int BodyCount();
    bool HasRoom();
    bool Position(int body, Vec2* out);

private:
    void ApplyImpulses(const std::vector<Impulse>& batch);
    void Integrate();

    const float dt_;
    const int maxBodies_;

    Mutex bodyLock_;
    std::map<int, Body> bodies_;
    int nextId_;

    Mutex impulseLock_;
    std::vector<Impulse> impulses_;
};

#endif
