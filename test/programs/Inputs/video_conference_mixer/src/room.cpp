#include "room.h"

namespace conf {

// Membership and the mixer's streams change together, so that a member
// who has left is never mixed.
StreamId Room::join(const std::string& name) {
    std::lock_guard lock(mutex_);
    const StreamId id = nextId_++;
    members_[id] = name;
    mixer_.attach(id);
    return id;
}

void Room::leave(StreamId id) {
    std::lock_guard lock(mutex_);
    const auto it = members_.find(id);
    if (it == members_.end()) return;
    if (stage_ == it->second) stage_.clear();
    members_.erase(it);
    mixer_.detach(id);
}

void Room::speakerChanged(StreamId now) {
    std::lock_guard lock(mutex_);
    const auto it = members_.find(now);
    if (it == members_.end()) return;
    stage_ = it->second;
    ++layoutChanges_;
}

std::string Room::stage() const {
    std::lock_guard lock(mutex_);
    return stage_;
}

long Room::layoutChanges() const {
    std::lock_guard lock(mutex_);
    return layoutChanges_;
}

std::size_t Room::members() const {
    std::lock_guard lock(mutex_);
    return members_.size();
}

}  // namespace conf
