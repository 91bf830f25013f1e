#include "server.h"

#include <cstdio>
#include <cstdlib>
#include <ctime>

Player::Player(Server* server, int number, int rounds)
    : server_(server), number_(number), rounds_(rounds), turnedAway_(0), thread_() {}

void Player::Start() {
    if (pthread_create(&thread_, NULL, &Player::Entry, this) != 0) std::abort();
}

void Player::Join() { pthread_join(thread_, NULL); }

void* Player::Entry(void* self) {
    static_cast<Player*>(self)->Run();
    return NULL;
}

void Player::Run() {
    World& world = server_->Arena();
    for (int round = 0; round < rounds_; ++round) {
        Vec2 at = {static_cast<float>(number_), static_cast<float>(round)};
        int body = world.HasRoom() ? world.Join(number_, at) : -1;
        if (body < 0) {
            ++turnedAway_;
            continue;
        }
        for (int k = 0; k < 4; ++k) {
            Impulse imp;
            imp.body = body;
            imp.dv.x = 0.1f * static_cast<float>(k + 1);
            imp.dv.y = -0.05f;
            world.Push(imp);
        }
        Vec2 now;
        if (!world.Position(body, &now)) std::abort();
        world.Leave(body);
    }
}

Server::Server(int players, int rounds)
    : world_(1.0f / 60.0f, players - 1), sim_(), running_(true), steps_(0), impulses_(0) {
    for (int i = 0; i < players; ++i) players_.push_back(new Player(this, i, rounds));
}

Server::~Server() {
    for (std::size_t i = 0; i < players_.size(); ++i) delete players_[i];
}

void* Server::SimEntry(void* self) {
    static_cast<Server*>(self)->Simulate();
    return NULL;
}

void Server::Simulate() {
    for (;;) {
        stateLock_.Lock();
        bool go = running_;
        stateLock_.Unlock();
        StepStats st = world_.Step();
        ++steps_;
        impulses_ += st.impulses;
        if (!go) return;
        struct timespec frame = {0, 200000};
        nanosleep(&frame, NULL);
    }
}

void Server::Run() {
    if (pthread_create(&sim_, NULL, &Server::SimEntry, this) != 0) std::abort();
    for (std::size_t i = 0; i < players_.size(); ++i) players_[i]->Start();

    int turned = 0;
    for (std::size_t i = 0; i < players_.size(); ++i) {
        players_[i]->Join();
        turned += players_[i]->Turned();
    }

    stateLock_.Lock();
    running_ = false;
    stateLock_.Unlock();
    pthread_join(sim_, NULL);

    std::printf("%ld steps, %ld impulses, %d turned away, %d bodies left\n", steps_, impulses_, turned,
                world_.BodyCount());
}
