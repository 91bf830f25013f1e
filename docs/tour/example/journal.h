#pragma once

#include <mutex>
#include <string>
#include <vector>

class Bank;

/// What has been done, in order.
class Journal {
public:
  void record(std::string line);
  /// Closes the page with the sum of all accounts.
  void audit(const Bank &bank);
  std::size_t size() const;

private:
  mutable std::mutex mu_;
  std::vector<std::string> lines_;
};
