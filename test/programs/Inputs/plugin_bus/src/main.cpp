#include "event_bus.h"
#include "plugins.h"

#include <cstdio>

namespace {

class Meter : public OsThread {
public:
    Meter(EventBus* bus, long from, long to) : bus_(bus), from_(from), to_(to), sum_(0) {}
    long sum() const { return sum_; }

protected:
    void run() override
    {
        for (long v = from_; v < to_; ++v) {
            bus_->publish("meter", v);
            sum_ += v;
        }
    }

private:
    EventBus* const bus_;
    const long from_;
    const long to_;
    long sum_;
};

bool meterDay(EventBus& bus, const MeterPlugIn& meters, long base, long* expected)
{
    Meter house(&bus, base, base + 240);
    Meter garage(&bus, base + 1000, base + 1240);
    const bool up = house.start() && garage.start();
    house.join();
    garage.join();

    bus.drain();
    *expected += house.sum() + garage.sum();
    return up && meters.sum() == *expected;
}

}  // namespace

int main()
{
    MeterPlugIn meters;
    TariffPlugIn tariff;
    EventBus bus;
    bus.registerPlugIn(&meters);
    bus.registerPlugIn(&tariff);
    if (!bus.open())
        return 2;

    bool ok = true;
    long expected = 0;
    for (int day = 0; day < 5; ++day) {
        ok = meterDay(bus, meters, day * 10, &expected) && ok;
        std::printf("day %d: %ld so far, %u invoices over %ld\n", day, meters.sum(), tariff.invoices(),
                    tariff.amount());
    }

    bus.close();
    std::printf("%lu events delivered\n", bus.delivered());
    return ok && tariff.invoices() == 5 * 480 / 24 && bus.delivered() == 5 * 480 + tariff.invoices() ? 0 : 1;
}
