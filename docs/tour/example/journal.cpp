#include "journal.h"

#include "bank.h"

void Journal::record(std::string line) {
  std::lock_guard lock(mu_);
  lines_.push_back(std::move(line));
}

void Journal::audit(const Bank &bank) {
  std::lock_guard lock(mu_);
  lines_.push_back("total: " + std::to_string(bank.total()));
}

std::size_t Journal::size() const {
  std::lock_guard lock(mu_);
  return lines_.size();
}
