#include "world.h"

World::World(float dt, int maxBodies) : dt_(dt), maxBodies_(maxBodies), nextId_(1) {
    impulses_.reserve(64);
}

int World::Join(int owner, Vec2 pos) {
    bodyLock_.Lock();
    if (static_cast<int>(bodies_.size()) >= maxBodies_) {
        bodyLock_.Unlock();
        return -1;
    }
    int id = nextId_++;
    Body b;
    b.owner = owner;
    b.pos = pos;
    b.vel.x = 0.0f;
    b.vel.y = 0.0f;
    bodies_[id] = b;
    bodyLock_.Unlock();
    return id;
}

void World::Leave(int body) {
    MutexGuard g(bodyLock_);
    bodies_.erase(body);
}

void World::Push(const Impulse& imp) {
    MutexGuard g(impulseLock_);
    impulses_.push_back(imp);
}

int World::BodyCount() {
    MutexGuard g(bodyLock_);
    return static_cast<int>(bodies_.size());
}

// Only a hint for the lobby: Join() decides.
bool World::HasRoom() {
    return static_cast<int>(bodies_.size()) < maxBodies_;
}

bool World::Position(int body, Vec2* out) {
    MutexGuard g(bodyLock_);
    std::map<int, Body>::const_iterator it = bodies_.find(body);
    if (it == bodies_.end()) return false;
    *out = it->second.pos;
    return true;
}

StepStats World::Step() {
    std::vector<Impulse> batch;
    impulseLock_.Lock();
    batch.swap(impulses_);
    impulseLock_.Unlock();

    StepStats st;
    st.impulses = static_cast<int>(batch.size());
    st.energy = 0.0;

    MutexGuard g(bodyLock_);
    ApplyImpulses(batch);
    Integrate();
    st.bodies = static_cast<int>(bodies_.size());
    for (std::map<int, Body>::const_iterator it = bodies_.begin(); it != bodies_.end(); ++it) {
        const Vec2& v = it->second.vel;
        st.energy += 0.5 * (v.x * v.x + v.y * v.y);
    }
    return st;
}

// bodyLock_ is held.
void World::ApplyImpulses(const std::vector<Impulse>& batch) {
    for (std::size_t i = 0; i < batch.size(); ++i) {
        std::map<int, Body>::iterator it = bodies_.find(batch[i].body);
        if (it == bodies_.end()) continue;
        it->second.vel.x += batch[i].dv.x;
        it->second.vel.y += batch[i].dv.y;
    }
}

// bodyLock_ is held.
void World::Integrate() {
    for (std::map<int, Body>::iterator it = bodies_.begin(); it != bodies_.end(); ++it) {
        Body& b = it->second;
        b.pos.x += b.vel.x * dt_;
        b.pos.y += b.vel.y * dt_;
        b.vel.x *= 0.98f;
        b.vel.y *= 0.98f;
    }
}
