#include "crowd.h"

namespace shop {

Crowd::Crowd(BoxOffice& office, int buyers, int attempts)
    : office_(office), attempts_(attempts), logs_(static_cast<std::size_t>(buyers)) {
    threads_.reserve(logs_.size());
    for (int i = 0; i < buyers; ++i) {
        threads_.emplace_back([this, i] { buyer(i, logs_[static_cast<std::size_t>(i)]); });
    }
}

void Crowd::buyer(int number, BuyerLog& log) {
    const std::string customer = "customer-" + std::to_string(number);
    for (int i = 0; i < attempts_; ++i) {
        const auto held = office_.hold(customer);
        if (!held) {
            ++log.soldOut;
            continue;
        }
        if (i % 3 == 0) {
            ++log.abandoned;
        } else if (office_.pay(*held)) {
            ++log.bought;
        } else {
            ++log.late;
        }
    }
}

BuyerLog Crowd::waitForAll() {
    threads_.clear();
    BuyerLog sum;
    for (const BuyerLog& log : logs_) {
        sum.bought += log.bought;
        sum.abandoned += log.abandoned;
        sum.late += log.late;
        sum.soldOut += log.soldOut;
    }
    return sum;
}

}  // namespace shop
