#pragma once

#include <cstddef>
#include <vector>

namespace sim {

// Two layers of a one-dimensional rod: the current one is read, the next one
// written, and flip() exchanges them.
class Field {
public:
    Field(std::size_t cells, double left, double right)
        : current_(cells, 0.0), next_(cells, 0.0) {
        current_.front() = next_.front() = left;
        current_.back() = next_.back() = right;
    }

    std::size_t size() const { return current_.size(); }
    double at(std::size_t i) const { return current_[i]; }

    void relax(std::size_t i) {
        next_[i] = current_[i] + 0.25 * (current_[i - 1] - 2.0 * current_[i] + current_[i + 1]);
    }

    void flip() noexcept { current_.swap(next_); }

    double energy() const {
        double sum = 0.0;
        for (double value : current_)
            sum += value;
        return sum;
    }

private:
    std::vector<double> current_;
    std::vector<double> next_;
};

}  // namespace sim
