// RUN: %check_heddle %s lock-order
//
// A library: nobody starts threads here. Classes that own locks are meant to be
// used by several.

#include <map>
#include <mutex>
#include <string>

namespace bad_two_methods {
class Directory {
public:
  void add(const std::string &Name, int Id) {
    std::lock_guard<std::mutex> A(Names);
    std::lock_guard<std::mutex> B(Ids); // heddle: lock-order@medium
    ByName[Name] = Id;
    ById[Id] = Name;
  }
  void remove(int Id) {
    std::lock_guard<std::mutex> B(Ids);
    std::lock_guard<std::mutex> A(Names);
    ByName.erase(ById[Id]);
    ById.erase(Id);
  }

private:
  std::mutex Names, Ids;
  std::map<std::string, int> ByName;
  std::map<int, std::string> ById;
};
} // namespace bad_two_methods

namespace ok_one_order {
class Directory {
public:
  void add(const std::string &Name, int Id) {
    std::lock_guard<std::mutex> A(Names);
    std::lock_guard<std::mutex> B(Ids);
    ByName[Name] = Id;
    ById[Id] = Name;
  }
  void remove(int Id) {
    std::lock_guard<std::mutex> A(Names);
    std::lock_guard<std::mutex> B(Ids);
    ByName.erase(ById[Id]);
    ById.erase(Id);
  }

private:
  std::mutex Names, Ids;
  std::map<std::string, int> ByName;
  std::map<int, std::string> ById;
};
} // namespace ok_one_order

namespace ok_in_the_constructor {
std::mutex Registered;
int Count = 0;
class Plugin {
public:
  // Nobody else has the object yet.
  Plugin() {
    std::lock_guard<std::mutex> Own(mu_);
    std::lock_guard<std::mutex> All(Registered);
    ++Count;
  }
  void describe() {
    std::lock_guard<std::mutex> All(Registered);
    std::lock_guard<std::mutex> Own(mu_);
    ++Described;
  }

private:
  std::mutex mu_;
  int Described = 0;
};
} // namespace ok_in_the_constructor

namespace ok_helper_under_the_lock {
class Meter {
public:
  void tick() {
    std::lock_guard<std::mutex> A(Values);
    publish();
  }
  void reset() {
    std::lock_guard<std::mutex> A(Values);
    Sum = 0;
    publish();
  }

private:
  void publish() {
    std::lock_guard<std::mutex> B(Sinks);
    ++Published;
  }
  std::mutex Values, Sinks;
  long Sum = 0, Published = 0;
};
} // namespace ok_helper_under_the_lock
