#pragma once

#include <string>
#include <thread>
#include <vector>

#include "box_office.h"

namespace shop {

struct BuyerLog {
    int bought = 0;
    int abandoned = 0;
    int late = 0;
    int soldOut = 0;
};

// A number of buyers that hurry to one box office.
class Crowd {
public:
    Crowd(BoxOffice& office, int buyers, int attempts);
    BuyerLog waitForAll();

private:
    void buyer(int number, BuyerLog& log);

    BoxOffice& office_;
    const int attempts_;
    std::vector<BuyerLog> logs_;
    std::vector<std::jthread> threads_;
};

}  // namespace shop
