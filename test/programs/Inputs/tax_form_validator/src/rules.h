#pragma once

#include <cstdlib>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "rate_table.h"

namespace tax {

struct Form {
    std::string id;
    int year = 0;
    std::map<std::string, long> lines;

    long line(const std::string& key) const {
        const auto it = lines.find(key);
        return it == lines.end() ? 0 : it->second;
    }
};

struct Issue {
    std::string rule;
    std::string text;
};

class Rule {
public:
    virtual ~Rule() = default;
    virtual std::string name() const = 0;
    virtual void check(const Form& form, std::vector<Issue>& out) const = 0;
};

class RequiredLines : public Rule {
public:
    explicit RequiredLines(std::vector<std::string> keys) : keys_(std::move(keys)) {}
    std::string name() const override { return "required"; }
    void check(const Form& form, std::vector<Issue>& out) const override {
        for (const auto& k : keys_)
            if (!form.lines.contains(k)) out.push_back({name(), "missing line " + k});
    }

private:
    const std::vector<std::string> keys_;
};

class NonNegative : public Rule {
public:
    std::string name() const override { return "sign"; }
    void check(const Form& form, std::vector<Issue>& out) const override {
        for (const auto& [k, v] : form.lines)
            if (v < 0) out.push_back({name(), "negative amount in " + k});
    }
};

class TaxMatchesRates : public Rule {
public:
    explicit TaxMatchesRates(RateTable& rates) : rates_(rates) {}
    std::string name() const override { return "tax-due"; }
    void check(const Form& form, std::vector<Issue>& out) const override {
        const auto due = rates_.dueFor(form.year, form.line("income"));
        if (!due) {
            out.push_back({name(), "no rates for the year"});
            return;
        }
        if (std::labs(*due - form.line("tax")) > 100) out.push_back({name(), "tax does not match"});
    }

private:
    RateTable& rates_;
};

}  // namespace tax
