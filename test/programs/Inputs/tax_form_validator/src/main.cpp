#include <iostream>

#include "rate_table.h"
#include "validator.h"

namespace {

std::vector<tax::Bracket> bracketsFor(int year) {
    return {{1'000'000, 0}, {4'000'000, 200 + year % 10}, {-1, 400}};
}

tax::Form makeForm(int n) {
    tax::Form f;
    f.id = "F" + std::to_string(n);
    f.year = 2019 + (n / 7) % 4;
    f.lines["income"] = 2'000'000 + n * 1000L;
    f.lines["tax"] = (f.lines["income"] - 1'000'000) * (200 + f.year % 10) / 1000;
    if (n % 13 == 0) f.lines["tax"] += 5'000;
    if (n % 29 == 0) f.lines["deductions"] = -1;
    if (n % 5 != 0) f.lines["name_id"] = n;
    return f;
}

}  // namespace

int main() {
    tax::RateTable rates;
    for (int y = 2019; y < 2023; ++y) rates.publish(y, bracketsFor(y));

    std::vector<std::unique_ptr<tax::Rule>> rules;
    rules.push_back(std::make_unique<tax::RequiredLines>(std::vector<std::string>{"income", "name_id"}));
    rules.push_back(std::make_unique<tax::NonNegative>());
    rules.push_back(std::make_unique<tax::TaxMatchesRates>(rates));

    tax::IssueLog log;
    tax::Validator validator(log, std::move(rules), 3);

    std::jthread corrections([&rates] {
        for (int i = 0; i < 20; ++i) {
            const int year = 2019 + i % 4;
            if (rates.hasYear(year)) rates.publish(year, bracketsFor(year));
        }
    });

    for (int n = 1; n <= 600; ++n) validator.submit(makeForm(n));
    corrections.join();
    validator.finish();

    std::cout << "years " << rates.describe() << '\n';
    std::cout << "checked " << validator.checkedTotal() << " of " << log.forms() << '\n';
    for (const auto& [rule, count] : log.totals()) std::cout << rule << ": " << count << '\n';
    return validator.sawBadForm() && validator.checkedTotal() == 600 ? 0 : 1;
}
