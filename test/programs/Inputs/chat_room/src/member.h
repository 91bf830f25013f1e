#pragma once

#include "sync.h"

#include <cstddef>
#include <deque>
#include <string>
#include <utility>

namespace chat {

/// Whoever can hear what is said in a room.
class Member {
public:
    explicit Member(std::string nick) : nick_(std::move(nick)) {}
    virtual ~Member() = default;

    virtual void hear(const std::string& line) = 0;
    const std::string& nick() const { return nick_; }

private:
    const std::string nick_;
};

/// A member with an inbox that his own thread empties.
class InboxMember : public Member {
public:
    using Member::Member;

    void hear(const std::string& line) override {
        Section in(lock_);
        inbox_.push_back(line);
        arrived_.raise();
    }

    /// Blocks for one line; false after hangUp() when nothing is left.
    bool next(std::string& line) {
        Section in(lock_);
        while (inbox_.empty() && !closed_) {
            arrived_.wait(lock_);
        }
        if (inbox_.empty()) {
            return false;
        }
        line = std::move(inbox_.front());
        inbox_.pop_front();
        return true;
    }

    void hangUp() {
        Section in(lock_);
        closed_ = true;
        arrived_.raise();
    }

private:
    Lock lock_;
    Signal arrived_;
    std::deque<std::string> inbox_;
    bool closed_ = false;
};

/// Writes nothing but a count; main looks at it when all speakers have gone.
class Chronicler : public Member {
public:
    Chronicler() : Member("chronicler") {}

    void hear(const std::string& line) override {
        Section in(lock_);
        ++lines_;
        letters_ += line.size();
    }

    std::pair<std::size_t, std::size_t> totals() {
        Section in(lock_);
        return {lines_, letters_};
    }

private:
    Lock lock_;
    std::size_t lines_ = 0;
    std::size_t letters_ = 0;
};

}  // namespace chat
