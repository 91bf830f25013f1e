#include "scheduler.h"

#include <cstdlib>
#include <iterator>
#include <stdexcept>

namespace warehouse {

Scheduler::Scheduler() : sealed_(false) {
    pthread_mutex_init(&mutex_, nullptr);
    pthread_cond_init(&ready_, nullptr);
}

Scheduler::~Scheduler() {
    pthread_cond_destroy(&ready_);
    pthread_mutex_destroy(&mutex_);
}

void Scheduler::add(const PickOrder& order) {
    pthread_mutex_lock(&mutex_);
    byAisle_.insert(std::make_pair(order.aisle, order));
    pthread_cond_signal(&ready_);
    pthread_mutex_unlock(&mutex_);
}

void Scheduler::seal() {
    pthread_mutex_lock(&mutex_);
    sealed_ = true;
    pthread_cond_broadcast(&ready_);
    pthread_mutex_unlock(&mutex_);
}

bool Scheduler::takeNear(int aisle, PickOrder& out) {
    bool found = false;
    pthread_mutex_lock(&mutex_);
    while (byAisle_.empty() && !sealed_) pthread_cond_wait(&ready_, &mutex_);
    if (!byAisle_.empty()) {
        auto it = nearestLocked(aisle);
        out = it->second;
        byAisle_.erase(it);
        found = true;
    }
    pthread_mutex_unlock(&mutex_);
    return found;
}

std::multimap<int, PickOrder>::iterator Scheduler::nearestLocked(int aisle) {
    auto up = byAisle_.lower_bound(aisle);
    if (up == byAisle_.end()) return std::prev(up);
    if (up == byAisle_.begin()) return up;
    auto down = std::prev(up);
    return std::abs(down->first - aisle) < std::abs(up->first - aisle) ? down : up;
}

Robot::Robot(int id, Scheduler& scheduler, Journal& journal)
    : name_("robot-" + std::to_string(id)), scheduler_(scheduler), journal_(journal), aisle_(id * 10),
      picked_(0), travelled_(0) {}

void Robot::start() {
    if (pthread_create(&thread_, nullptr, &Robot::entry, this) != 0) throw std::runtime_error("pthread_create");
}

void Robot::join() { pthread_join(thread_, nullptr); }

void* Robot::entry(void* self) {
    static_cast<Robot*>(self)->work();
    return nullptr;
}

void Robot::work() {
    PickOrder order;
    while (scheduler_.takeNear(aisle_, order)) {
        travelled_ += std::abs(order.aisle - aisle_);
        aisle_ = order.aisle;
        ++picked_;
        journal_.append(name_, "order " + std::to_string(order.number) + " in aisle " + std::to_string(aisle_),
                        order.due);
    }
    journal_.append(name_, "parked", std::time(nullptr));
}

}  // namespace warehouse
