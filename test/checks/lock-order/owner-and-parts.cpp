// RUN: %check_heddle %s lock-order
//
// The lock of an object against that of the table in which it is, or of its owner:
// what a pointer or an element names may be the very object.

#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace bad_element_and_table {
std::mutex Registry;
struct Client {
  std::mutex mu;
  int calls = 0;
  void leave();
};
std::map<int, std::shared_ptr<Client>> Clients;
void Client::leave() {
  std::lock_guard<std::mutex> Own(mu);
  std::lock_guard<std::mutex> All(Registry); // heddle: lock-order@medium
  Clients.erase(calls);
}
void countAll() {
  std::lock_guard<std::mutex> All(Registry);
  for (auto &[Id, C] : Clients) {
    std::lock_guard<std::mutex> Each(C->mu);
    ++C->calls;
  }
}
void serve() {
  auto One = std::make_shared<Client>();
  Clients[1] = One;
  std::thread Leaver([One] { One->leave(); });
  std::thread Counter(countAll);
  Leaver.join();
  Counter.join();
}
} // namespace bad_element_and_table

namespace bad_local_that_is_listed {
std::mutex Listed;
struct Task {
  std::mutex mu;
  int state = 0;
};
std::vector<Task *> Tasks;
void finish(Task &T) {
  std::lock_guard<std::mutex> Own(T.mu);
  std::lock_guard<std::mutex> All(Listed); // heddle: lock-order@medium
  ++T.state;
}
void show() {
  std::lock_guard<std::mutex> All(Listed);
  for (Task *T : Tasks) {
    std::lock_guard<std::mutex> Each(T->mu);
    ++T->state;
  }
}
void serve() {
  Task T;
  Tasks.push_back(&T);
  std::thread One([&T] { finish(T); });
  std::thread Two(show);
  One.join();
  Two.join();
}
} // namespace bad_local_that_is_listed

namespace bad_owner_and_back {
class Window;
class Button {
public:
  explicit Button(Window &Owner) : W(Owner) {}
  void press();
  void draw() {
    std::lock_guard<std::mutex> Own(mu_);
    ++Drawn;
  }

private:
  Window &W;
  std::mutex mu_;
  int Drawn = 0;
};
class Window {
public:
  void drawAll() {
    std::lock_guard<std::mutex> Own(mu_);
    for (auto &B : Buttons)
      B->draw();
  }
  void invalidate() {
    std::lock_guard<std::mutex> Own(mu_); // heddle: lock-order@medium
    ++Stale;
  }

private:
  std::mutex mu_;
  std::vector<std::unique_ptr<Button>> Buttons;
  int Stale = 0;
};
void Button::press() {
  std::lock_guard<std::mutex> Own(mu_);
  W.invalidate();
}
} // namespace bad_owner_and_back

namespace ok_local_that_nobody_lists {
std::mutex Listed;
struct Task {
  std::mutex mu;
  int state = 0;
};
std::vector<Task *> Tasks;
void finish(Task &T) {
  std::lock_guard<std::mutex> Own(T.mu);
  std::lock_guard<std::mutex> All(Listed);
  ++T.state;
}
void show() {
  std::lock_guard<std::mutex> All(Listed);
  for (Task *T : Tasks) {
    std::lock_guard<std::mutex> Each(T->mu);
    ++T->state;
  }
}
void serve() {
  Task T;
  std::thread One([&T] { finish(T); });
  std::thread Two(show);
  One.join();
  Two.join();
}
} // namespace ok_local_that_nobody_lists

namespace ok_lock_given_back_first {
std::mutex Registry;
struct Client {
  std::mutex mu;
  int calls = 0;
  void leave();
};
std::map<int, std::shared_ptr<Client>> Clients;
void Client::leave() {
  int Id;
  {
    std::lock_guard<std::mutex> Own(mu);
    Id = calls;
  }
  std::lock_guard<std::mutex> All(Registry);
  Clients.erase(Id);
}
void countAll() {
  std::lock_guard<std::mutex> All(Registry);
  for (auto &[Id, C] : Clients) {
    std::lock_guard<std::mutex> Each(C->mu);
    ++C->calls;
  }
}
void serve() {
  auto One = std::make_shared<Client>();
  Clients[1] = One;
  std::thread Leaver([One] { One->leave(); });
  std::thread Counter(countAll);
  Leaver.join();
  Counter.join();
}
} // namespace ok_lock_given_back_first

namespace ok_owner_first {
class Window;
class Button {
public:
  explicit Button(Window &Owner) : W(Owner) {}
  void press();
  void draw() {
    std::lock_guard<std::mutex> Own(mu_);
    ++Drawn;
  }

private:
  Window &W;
  std::mutex mu_;
  int Drawn = 0;
};
class Window {
public:
  void drawAll() {
    std::lock_guard<std::mutex> Own(mu_);
    for (auto &B : Buttons)
      B->draw();
  }
  void invalidate() {
    std::lock_guard<std::mutex> Own(mu_);
    ++Stale;
  }

private:
  std::mutex mu_;
  std::vector<std::unique_ptr<Button>> Buttons;
  int Stale = 0;
};
void Button::press() {
  W.invalidate();
  draw();
}
} // namespace ok_owner_first

namespace ok_further_down {
// A node locks its cache, and the cache the nodes that come after: no way leads back.
struct Node;
struct Cache {
  std::mutex mu;
  std::vector<Node *> next;
  void pass();
  bool empty() {
    std::lock_guard<std::mutex> Lock(mu);
    return next.empty();
  }
};
struct Node {
  std::mutex mu;
  int items = 0;
  Cache successors;
  void put() {
    std::lock_guard<std::mutex> Lock(mu);
    if (!successors.empty())
      ++items;
  }
};
void Cache::pass() {
  std::lock_guard<std::mutex> Lock(mu);
  for (Node *N : next)
    N->put();
}
} // namespace ok_further_down
