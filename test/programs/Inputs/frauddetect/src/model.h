#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace fraud {

struct Payment {
    std::uint64_t id = 0;
    std::uint32_t card = 0;
    std::int64_t cents = 0;
    std::string country;
    int hour = 0;
};

class Rule {
public:
    virtual ~Rule() = default;
    virtual const char* name() const = 0;
    virtual double score(const Payment& p) const = 0;
};

class AmountRule : public Rule {
public:
    explicit AmountRule(std::int64_t limit) : limit_(limit) {}
    const char* name() const override { return "amount"; }
    double score(const Payment& p) const override {
        return p.cents > limit_ ? 0.5 : 0.1 * static_cast<double>(p.cents) / static_cast<double>(limit_);
    }

private:
    const std::int64_t limit_;
};

class NightRule : public Rule {
public:
    const char* name() const override { return "night"; }
    double score(const Payment& p) const override { return p.hour < 5 ? 0.3 : 0.0; }
};

class CountryRule : public Rule {
public:
    explicit CountryRule(std::vector<std::string> watched) : watched_(std::move(watched)) {}
    const char* name() const override { return "country"; }
    double score(const Payment& p) const override {
        for (const auto& c : watched_) {
            if (c == p.country) return 0.4;
        }
        return 0.0;
    }

private:
    const std::vector<std::string> watched_;
};

using RuleSet = std::vector<std::unique_ptr<const Rule>>;

}  // namespace fraud
