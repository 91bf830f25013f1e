#ifndef PLUGINS_H
#define PLUGINS_H

#include "event_bus.h"

// Sums up what the meters report and publishes an hourly figure.
class MeterPlugIn : public PlugIn {
public:
    MeterPlugIn() : sum_(0), readings_(0) {}

    const char* topic() const override { return "meter"; }
    void handle(EventBus& bus, const Event& event) override
    {
        sum_ += event.value;
        if (++readings_ % 24 == 0)
            bus.publish("hourly", event.value);
    }

    // Valid while the bus is drained and nobody publishes, or closed.
    long sum() const { return sum_; }

private:
    long sum_;
    unsigned readings_;
};

class TariffPlugIn : public PlugIn {
public:
    TariffPlugIn() : invoices_(0), amount_(0) {}

    const char* topic() const override { return "hourly"; }
    void handle(EventBus&, const Event& event) override
    {
        ++invoices_;
        amount_ += event.value * 3;
    }

    unsigned invoices() const { return invoices_; }
    long amount() const { return amount_; }

private:
    unsigned invoices_;
    long amount_;
};

#endif
