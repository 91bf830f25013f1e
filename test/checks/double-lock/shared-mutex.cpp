// RUN: %check_heddle %s double-lock
//
// A shared lock is not made exclusive by taking it once more.

#include <map>
#include <mutex>
#include <shared_mutex>
#include <string>

namespace bad_upgrade {
class Routes {
public:
  int find(const std::string &Name) {
    std::shared_lock<std::shared_mutex> Read(mu_);
    auto It = Map.find(Name);
    if (It != Map.end())
      return It->second;
    std::unique_lock<std::shared_mutex> Write(mu_); // heddle: double-lock@high
    return Map[Name] = 1;
  }

private:
  std::shared_mutex mu_;
  std::map<std::string, int> Map;
};
} // namespace bad_upgrade

namespace bad_upgrade_in_a_callee {
class Routes {
public:
  int find(const std::string &Name) {
    std::shared_lock<std::shared_mutex> Read(mu_);
    return Map.count(Name) ? Map[Name] : insert(Name);
  }

private:
  int insert(const std::string &Name) {
    std::unique_lock<std::shared_mutex> Write(mu_); // heddle: double-lock@high
    return Map[Name] = 1;
  }
  std::shared_mutex mu_;
  std::map<std::string, int> Map;
};
} // namespace bad_upgrade_in_a_callee

namespace bad_downgrade {
class Routes {
public:
  void reload() {
    std::unique_lock<std::shared_mutex> Write(mu_);
    Map.clear();
    if (size() != 0)
      Map["default"] = 0;
  }
  size_t size() {
    std::shared_lock<std::shared_mutex> Read(mu_); // heddle: double-lock@high
    return Map.size();
  }

private:
  std::shared_mutex mu_;
  std::map<std::string, int> Map;
};
} // namespace bad_downgrade

namespace ok_given_back_first {
class Routes {
public:
  int find(const std::string &Name) {
    {
      std::shared_lock<std::shared_mutex> Read(mu_);
      auto It = Map.find(Name);
      if (It != Map.end())
        return It->second;
    }
    std::unique_lock<std::shared_mutex> Write(mu_);
    return Map.emplace(Name, 1).first->second;
  }

private:
  std::shared_mutex mu_;
  std::map<std::string, int> Map;
};
} // namespace ok_given_back_first

namespace ok_unlocked_by_hand {
class Routes {
public:
  int find(const std::string &Name) {
    std::shared_lock<std::shared_mutex> Read(mu_);
    if (Map.count(Name))
      return Map[Name];
    Read.unlock();
    std::unique_lock<std::shared_mutex> Write(mu_);
    return Map.emplace(Name, 1).first->second;
  }

private:
  std::shared_mutex mu_;
  std::map<std::string, int> Map;
};
} // namespace ok_unlocked_by_hand

namespace ok_two_tables {
class Routes {
public:
  size_t size() {
    std::shared_lock<std::shared_mutex> Read(mu_);
    return Map.size();
  }
  void copySize(Routes &Other) {
    std::unique_lock<std::shared_mutex> Write(mu_);
    Map["size"] = static_cast<int>(Other.size());
  }

private:
  std::shared_mutex mu_;
  std::map<std::string, int> Map;
};
} // namespace ok_two_tables
