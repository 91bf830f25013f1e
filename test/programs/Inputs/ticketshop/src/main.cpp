#include <cstdio>
#include <memory>

#include "crowd.h"

namespace {

bool evening(const char* show, int seats) {
    using namespace shop;
    BoxOffice office(show, seats, std::chrono::microseconds(900));
    Crowd crowd(office, 3, 80);
    const BuyerLog log = crowd.waitForAll();
    const int sold = office.sold();
    std::printf("%s: %d sold, %d open, %d abandoned, %d late, %d found nothing, %u expired\n",
                office.show().c_str(), sold, office.open(), log.abandoned, log.late, log.soldOut,
                office.expired());
    return sold == log.bought && sold + office.open() == seats;
}

}  // namespace

int main() {
    bool ok = true;
    for (int i = 0; i < 12; ++i) {
        ok = evening(i % 2 == 0 ? "Matinee" : "Gala", 60 + i * 10) && ok;
    }
    return ok ? 0 : 1;
}
